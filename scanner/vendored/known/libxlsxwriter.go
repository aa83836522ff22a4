package known

var libxlsxwriter = Component{
	Name:     "libxlsxwriter",
	Also:     []string{"xlsxwriter"},
	Upstream: "github.com/jmcnamara/libxlsxwriter",
	Marks:    []string{"John McNamara, jmcnamara@cpan.org"},
	Files:    []string{"xlsxwriter.h"},
	Versions: []string{`define[ \t]+LXW_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
