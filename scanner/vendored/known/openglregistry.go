package known

var openglregistry = Component{
	Name:     "opengl-registry",
	Upstream: "github.com/KhronosGroup/OpenGL-Registry",
	Marks:    []string{"generated from the Khronos OpenGL / OpenGL ES XML", "__gl2platform_h_", "__gl3platform_h_", "__glplatform_h_", "__legacy_egl_h_"},
	Files:    []string{"glext.h"},
}
