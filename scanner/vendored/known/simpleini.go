package known

var simpleini = Component{
	Name:     "simpleini",
	Upstream: "github.com/brofield/simpleini",
	Tag:      "v%s",
	Marks:    []string{"A cross-platform library that provides a simple API to read and write INI-style"},
	Versions: []string{`<td>(\d+\.\d+)`},
}
