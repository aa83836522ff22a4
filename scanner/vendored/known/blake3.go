package known

var blake3 = Component{
	Name:     "blake3",
	Upstream: "github.com/BLAKE3-team/BLAKE3",
	Tag:      "%s",
	Marks:    []string{"BLAKE3_VERSION_STRING"},
	Versions: []string{`define[ \t]+BLAKE3_VERSION_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}
