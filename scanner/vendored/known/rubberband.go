package known

var rubberband = Component{
	Name:     "rubberband",
	Upstream: "github.com/breakfastquay/rubberband",
	Tag:      "v%s",
	Marks:    []string{"An audio time-stretching and pitch-shifting library."},
	Versions: []string{`define[ \t]+RUBBERBAND_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
