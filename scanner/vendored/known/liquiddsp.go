package known

var liquiddsp = Component{
	Name:     "liquid-dsp",
	Upstream: "github.com/jgaeddert/liquid-dsp",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c) 2007 - 2020 Joseph Gaeddert", "Copyright (c) 2007 - 2018 Joseph Gaeddert", "Copyright (c) 2007 - 2015 Joseph Gaeddert"},
}
