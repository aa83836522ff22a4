package known

var vst3sdk = Component{
	Name:     "vst3sdk",
	Also:     []string{"vst-sdk"},
	Upstream: "github.com/steinbergmedia/vst3sdk",
	Marks:    []string{"This file is part of a Steinberg SDK"},
}
