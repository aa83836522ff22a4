package known

var chaiscript = Component{
	Name:     "chaiscript",
	Upstream: "github.com/ChaiScript/ChaiScript",
	Marks:    []string{"Jason Turner (jason@emptycrate.com)"},
}
