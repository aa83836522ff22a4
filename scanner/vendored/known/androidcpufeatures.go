package known

var androidcpufeatures = Component{
	Name:     "android-cpufeatures",
	Also:     []string{"cpufeatures", "cpu-features"},
	Upstream: "android.googlesource.com/platform/ndk",
	Marks:    []string{"ANDROID_CPU_FAMILY_UNKNOWN = 0", "ChangeLog for this library:\n *\n * NDK r"},
}
