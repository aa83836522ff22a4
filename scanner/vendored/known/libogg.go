package known

var libogg = Component{
	Name:     "libogg",
	Also:     []string{"ogg"},
	Upstream: "gitlab.xiph.org/xiph/ogg",
	Tag:      "v%s",
	Marks:    []string{"THIS FILE IS PART OF THE Ogg CONTAINER SOURCE CODE", "function: toplevel libogg include", "function: code raw packets into framed OggSquish", "function: code raw [Vorbis] packets into framed OggSquish"},
}
