package known

var tjpgdec = Component{
	Name:     "tjpgdec",
	Also:     []string{"tjpgd"},
	Upstream: "elm-chan.org/fsw/tjpgd",
	Marks:    []string{"TJpgDec - Tiny JPEG Decompressor"},
	Versions: []string{`TJpgDec - Tiny JPEG Decompressor\s+(?:module\s+)?R(\d[\d.]*\w?)`},
}
