package known

var elfio = Component{
	Name:     "elfio",
	Upstream: "github.com/serge1/ELFIO",
	Marks:    []string{"Serge Lamikhov-Center"},
	Files:    []string{"elfio_version.hpp"},
	Versions: []string{`define[ \t]+ELFIO_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
