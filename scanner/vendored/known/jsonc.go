package known

var jsonc = Component{
	Name:     "json-c",
	Also:     []string{"libjson-c"},
	Upstream: "github.com/json-c/json-c",
	Marks:    []string{"Michael Clark <michael@metaparadigm.com>"},
	Files:    []string{"json_c_version.h"},
	Versions: []string{`define[ \t]+JSON_C_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
