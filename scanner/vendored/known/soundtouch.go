package known

var soundtouch = Component{
	Name:     "soundtouch",
	Upstream: "codeberg.org/soundtouch/soundtouch",
	Tag:      "%s",
	Marks:    []string{"Copyright (c) Olli Parviainen"},
	Versions: []string{`SOUNDTOUCH_VERSION[ \t]+"(\d[\w.]*)"`},
}
