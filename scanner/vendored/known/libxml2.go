package known

var libxml2 = Component{
	Name:     "libxml2",
	Also:     []string{"libxml", "libxslt"},
	Upstream: "github.com/GNOME/libxml2",
	Tag:      "v%s",
	Marks:    []string{"daniel@veillard.com", "Author: Daniel Veillard"},
	Files:    []string{"xmlversion.h"},
	Versions: []string{`define[ \t]+LIBXML_DOTTED_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
