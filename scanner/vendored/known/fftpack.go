package known

var fftpack = Component{
	Name:     "fftpack",
	Upstream: "www.netlib.org/fftpack",
	Marks:    []string{"written by Paul Swarztrauber"},
}
