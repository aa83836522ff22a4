package known

var inirxi = Component{
	Name:     "ini-rxi",
	Upstream: "github.com/rxi/ini",
	Marks:    []string{"struct ini_t {\n  char *data;\n"},
	Versions: []string{`define[ \t]+INI_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
