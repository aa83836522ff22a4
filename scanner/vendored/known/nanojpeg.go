package known

var nanojpeg = Component{
	Name:     "nanojpeg",
	Upstream: "keyj.emphy.de/nanojpeg",
	Marks:    []string{"NanoJPEG -- KeyJ's Tiny Baseline JPEG Decoder"},
	Versions: []string{`version (\d+\.\d+(?:\.\d+)?)`},
}
