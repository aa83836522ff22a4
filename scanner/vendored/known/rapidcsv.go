package known

var rapidcsv = Component{
	Name:     "rapidcsv",
	Upstream: "github.com/d99kris/rapidcsv",
	Tag:      "v%s",
	Marks:    []string{"URL:      https://github.com/d99kris/rapidcsv"},
	Versions: []string{`Version:\s+(\d[\d.]*)`},
}
