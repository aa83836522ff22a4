package known

var androidnativeappglue = Component{
	Name:     "android-native-app-glue",
	Also:     []string{"native_app_glue"},
	Upstream: "android.googlesource.com/platform/ndk",
	Marks:    []string{"_ANDROID_NATIVE_APP_GLUE_H"},
}
