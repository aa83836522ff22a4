package known

var middleclass = Component{
	Name:     "middleclass",
	Upstream: "github.com/kikito/middleclass",
	Tag:      "v%s",
	Marks:    []string{"'https://github.com/kikito/middleclass'"},
	Versions: []string{`'middleclass v(\d[\d.]*\d)'`},
}
