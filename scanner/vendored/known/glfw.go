package known

var glfw = Component{
	Name:     "glfw",
	Upstream: "github.com/glfw/glfw",
	Tag:      "%s",
	Marks:    []string{"The header of the GLFW 3 API", "GLFW 3 - www.glfw.org", "GLFW 3.3 - www.glfw.org", "GLFW 3.4 - www.glfw.org"},
	Files:    []string{"glfw3.h"},
	Versions: []string{`(?s)define[ \t]+GLFW_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+GLFW_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+GLFW_VERSION_REVISION[ \t]+\(?"?(\d+)`},
}
