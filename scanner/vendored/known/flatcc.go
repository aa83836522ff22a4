package known

var flatcc = Component{
	Name:     "flatcc",
	Upstream: "github.com/dvidelabs/flatcc",
	Tag:      "v%s",
	Marks:    []string{"FLATCC_BUILDER_H", "FLATCC_FLATBUFFERS_H", "FLATCC_EMITTER_H", "FLATCC_VERIFIER_H", "FLATCC_REFMAP_H"},
	Files:    []string{"flatcc_version.h"},
	Versions: []string{`define[ \t]+FLATCC_VERSION_TEXT[ \t]+"v?(\d[\w.+-]*)"`},
}
