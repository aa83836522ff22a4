package known

var miniaudio = Component{
	Name:     "miniaudio",
	Upstream: "github.com/mackron/miniaudio",
	Tag:      "%s",
	Marks:    []string{"miniaudio - v", "Audio playback and capture library. Choice of public domain"},
	Versions: []string{`miniaudio - v(\d+\.\d+\.\d+)`},
}
