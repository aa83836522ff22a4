package known

var openglregistry = Component{
	Name:     "opengl-registry",
	Upstream: "github.com/KhronosGroup/OpenGL-Registry",
	Marks:    []string{"generated from the Khronos OpenGL / OpenGL ES XML"},
	Files:    []string{"glext.h"},
}
