package known

var cotire = Component{
	Name:     "cotire",
	Upstream: "github.com/sakra/cotire",
	Marks:    []string{"cotire (compile time reducer)"},
}
