package known

var bstring = Component{
	Name:     "bstring",
	Also:     []string{"bstrlib"},
	Upstream: "github.com/websnarf/bstrlib",
	Marks:    []string{"part of the bstring string library"},
}
