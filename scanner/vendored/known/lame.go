package known

var lame = Component{
	Name:     "lame",
	Also:     []string{"libmp3lame", "mp3lame"},
	Upstream: "github.com/lameproject/lame",
	Marks:    []string{"LAME MP3 encoding engine", "Interface to MP3 LAME encoding engine"},
}
