package known

var libopenaptx = Component{
	Name:     "libopenaptx",
	Also:     []string{"openaptx"},
	Upstream: "github.com/pali/libopenaptx",
	Marks:    []string{"Open Source implementation of Audio Processing Technology codec (aptX)"},
}
