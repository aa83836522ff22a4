package known

var eglregistry = Component{
	Name:     "egl-registry",
	Upstream: "github.com/KhronosGroup/EGL-Registry",
	Marks:    []string{"Khronos platform-specific types and definitions", "__eglplatform_h_"},
}
