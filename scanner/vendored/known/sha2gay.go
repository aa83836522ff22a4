package known

var sha2gay = Component{
	Name:     "sha2-gay",
	Also:     []string{"sha2"},
	Upstream: "github.com/ogay/sha2",
	Marks:    []string{"Olivier Gay <olivier.gay@a3.epfl.ch>"},
}
