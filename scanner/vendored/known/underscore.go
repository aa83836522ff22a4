package known

var underscore = Component{
	Name:     "underscore",
	Upstream: "github.com/jashkenas/underscore",
	Tag:      "%s",
	Marks:    []string{"Underscore.js "},
	Versions: []string{`Underscore\.js (\d+\.\d+\.\d+)`},
}
