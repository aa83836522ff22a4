package known

var fecrizzo = Component{
	Name:     "fec-rizzo",
	Also:     []string{"fec"},
	Upstream: "info.iet.unipi.it/~luigi/fec.html",
	Marks:    []string{"fec.c -- forward error correction based on Vandermonde matrices"},
}
