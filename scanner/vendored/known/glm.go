package known

var glm = Component{
	Name:     "glm",
	Upstream: "github.com/g-truc/glm",
	Tag:      "%s",
	Marks:    []string{"OpenGL Mathematics (GLM)", "OpenGL Mathematics (glm.g-truc.net)", "/// @file glm/"},
	Files:    []string{"setup.hpp"},
	Versions: []string{`(?s)GLM_VERSION_MAJOR[ \t]+(\d+).{0,60}GLM_VERSION_MINOR[ \t]+(\d+).{0,60}GLM_VERSION_PATCH[ \t]+(\d+)`},
}
