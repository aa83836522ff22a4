package known

var portablesnippets = Component{
	Name:     "portable-snippets",
	Upstream: "github.com/nemequ/portable-snippets",
	Marks:    []string{"Portable Snippets"},
}
