package known

var kissfft = Component{
	Name:     "kissfft",
	Also:     []string{"kiss_fft"},
	Upstream: "github.com/mborgerding/kissfft",
	Marks:    []string{"This file is part of KISS FFT", "Mark Borgerding"},
}
