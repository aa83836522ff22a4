package known

var microtar = Component{
	Name:     "microtar",
	Upstream: "github.com/rxi/microtar",
	Tag:      "%s",
	Marks:    []string{"MTAR_VERSION"},
	Versions: []string{`MTAR_VERSION "(\d[\w.]*)"`},
}
