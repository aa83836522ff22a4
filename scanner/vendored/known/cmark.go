package known

var cmark = Component{
	Name:     "cmark",
	Also:     []string{"libcmark"},
	Upstream: "github.com/commonmark/cmark",
	Tag:      "%s",
	Marks:    []string{"CMARK_H", "CMARK_NODE_H", "CMARK_BUFFER_H"},
	Files:    []string{"cmark_version.h"},
	Versions: []string{`define[ \t]+CMARK_VERSION_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}
