package known

var cpppeglib = Component{
	Name:     "cpp-peglib",
	Also:     []string{"peglib"},
	Upstream: "github.com/yhirose/cpp-peglib",
	Tag:      "v%s",
	Marks:    []string{"CPPPEGLIB_PEGLIB_H"},
}
