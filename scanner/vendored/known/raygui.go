package known

var raygui = Component{
	Name:     "raygui",
	Upstream: "github.com/raysan5/raygui",
	Tag:      "%s",
	Marks:    []string{"raygui v"},
	Versions: []string{`raygui v(\d+\.\d+)`},
}
