package known

var fftw = Component{
	Name:     "fftw",
	Also:     []string{"fftw3"},
	Upstream: "github.com/FFTW/fftw3",
	Marks:    []string{"Matteo Frigo\n * Copyright"},
}
