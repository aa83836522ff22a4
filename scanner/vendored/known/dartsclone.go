package known

var dartsclone = Component{
	Name:     "darts-clone",
	Also:     []string{"darts"},
	Upstream: "github.com/s-yata/darts-clone",
	Marks:    []string{"DARTS_H_"},
	Versions: []string{`define[ \t]+DARTS_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
