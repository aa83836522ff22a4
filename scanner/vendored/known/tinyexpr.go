package known

var tinyexpr = Component{
	Name:     "tinyexpr",
	Upstream: "github.com/codeplea/tinyexpr",
	Marks:    []string{"TINYEXPR - Tiny recursive descent parser"},
}
