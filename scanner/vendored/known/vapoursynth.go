package known

var vapoursynth = Component{
	Name:     "vapoursynth",
	Upstream: "github.com/vapoursynth/vapoursynth",
	Marks:    []string{"Fredrik Mellbin"},
}
