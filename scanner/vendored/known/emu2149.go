package known

var emu2149 = Component{
	Name:     "emu2149",
	Upstream: "github.com/digital-sound-antiques/emu2149",
	Marks:    []string{"/* emu2149.h */", "emu2149 v1."},
	Versions: []string{`emu2149 v(\d+\.\d+)`},
}
