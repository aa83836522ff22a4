package known

var nuklear = Component{
	Name:     "nuklear",
	Upstream: "github.com/Immediate-Mode-UI/Nuklear",
	Tag:      "%s",
	Marks:    []string{"# Nuklear\n"},
	Versions: []string{`\((\d+\.\d+\.\d+)\)`},
}
