package known

var whereami = Component{
	Name:     "whereami",
	Upstream: "github.com/gpakosz/whereami",
	Marks:    []string{"without any warranty.\n// by Gregory Pakosz"},
}
