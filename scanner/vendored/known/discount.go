package known

var discount = Component{
	Name:     "discount",
	Also:     []string{"libmarkdown"},
	Upstream: "github.com/Orc/discount",
	Marks:    []string{"a C implementation of John Gruber's Markdown markup language"},
}
