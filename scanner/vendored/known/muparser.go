package known

var muparser = Component{
	Name:     "muparser",
	Upstream: "github.com/beltoforion/muparser",
	Tag:      "v%s",
	Marks:    []string{"muParser\n"},
}
