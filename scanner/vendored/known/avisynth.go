package known

var avisynth = Component{
	Name:     "avisynth",
	Also:     []string{"avisynth_c", "avisynthplus"},
	Upstream: "github.com/AviSynth/AviSynthPlus",
	Marks:    []string{"Avisynth C Interface Version"},
	Versions: []string{`Avisynth C Interface Version (\d+\.\d+)`},
}
