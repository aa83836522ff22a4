package known

var tinygps = Component{
	Name:     "tinygps",
	Also:     []string{"tinygpsplus"},
	Upstream: "github.com/mikalhart/TinyGPSPlus",
	Tag:      "v%s",
	Marks:    []string{"a small GPS library for Arduino providing"},
	Versions: []string{`define[ \t]+_GPS_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
