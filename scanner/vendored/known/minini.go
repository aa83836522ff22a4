package known

var minini = Component{
	Name:     "minini",
	Upstream: "github.com/compuphase/minIni",
	Marks:    []string{"minIni - Multi-Platform INI file parser"},
}
