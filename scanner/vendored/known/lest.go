package known

var lest = Component{
	Name:     "lest",
	Upstream: "github.com/martinmoene/lest",
	Tag:      "v%s",
	Marks:    []string{"lest - lightweight, extensible testing"},
	Versions: []string{`(?s)lest_MAJOR[ \t]+(\d+).{0,40}lest_MINOR[ \t]+(\d+).{0,40}lest_PATCH[ \t]+(\d+)`},
}
