package known

var harfbuzz = Component{
	Name:     "harfbuzz",
	Upstream: "github.com/harfbuzz/harfbuzz",
	Tag:      "%s",
	Marks:    []string{"part of HarfBuzz, a text shaping library"},
	Files:    []string{"hb-version.h"},
	Versions: []string{`define[ \t]+HB_VERSION_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}
