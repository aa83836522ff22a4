package known

var bootstrap = Component{
	Name:     "bootstrap",
	Upstream: "github.com/twbs/bootstrap",
	Tag:      "v%s",
	Marks:    []string{"Bootstrap v"},
	Versions: []string{`Bootstrap\s+v(\d+\.\d+\.\d+)`},
}
