package known

var quadsort = Component{
	Name:     "quadsort",
	Also:     []string{"fluxsort"},
	Upstream: "github.com/scandum/quadsort",
	Marks:    []string{"- Igor van den Hoven ivdhoven@gmail.com"},
	Versions: []string{`(?P<name>\w+sort) (\d[\d.]+) - Igor`},
}
