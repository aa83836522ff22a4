package known

var cares = Component{
	Name:     "c-ares",
	Also:     []string{"cares", "ares"},
	Upstream: "github.com/c-ares/c-ares",
	Marks:    []string{"ARES__H", "ARES__VERSION_H", "__ARES_PRIVATE_H"},
	Files:    []string{"ares_version.h"},
	Versions: []string{`define[ \t]+ARES_VERSION_STR[ \t]+"v?(\d[\w.+-]*)"`},
}
