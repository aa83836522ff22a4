package known

var fluidsynth = Component{
	Name:     "fluidsynth",
	Upstream: "github.com/FluidSynth/fluidsynth",
	Tag:      "v%s",
	Marks:    []string{"FluidSynth - A Software Synthesizer"},
}
