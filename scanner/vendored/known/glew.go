package known

var glew = Component{
	Name:     "glew",
	Upstream: "github.com/nigels-com/glew",
	Tag:      "glew-%s",
	Marks:    []string{"The OpenGL Extension Wrangler Library"},
	Files:    []string{"glew.h"},
	Versions: []string{`GLEW_VERSION_STRING[ \t]+"(\d[\d.]*)"`},
}
