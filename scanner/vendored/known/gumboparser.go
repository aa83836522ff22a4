package known

var gumboparser = Component{
	Name:     "gumbo-parser",
	Also:     []string{"gumbo"},
	Upstream: "github.com/google/gumbo-parser",
	Marks:    []string{"Author: jdtang@google.com (Jonathan Tang)"},
}
