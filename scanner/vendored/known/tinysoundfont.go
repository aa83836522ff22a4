package known

var tinysoundfont = Component{
	Name:     "tinysoundfont",
	Also:     []string{"tsf"},
	Upstream: "github.com/schellingb/TinySoundFont",
	Marks:    []string{"SoundFont2 synthesizer - https://github.com/schellingb/TinySoundFont"},
	Versions: []string{`TinySoundFont - v(\d+\.\d+)`},
}
