package known

var minigmp = Component{
	Name:     "mini-gmp",
	Also:     []string{"gmp"},
	Upstream: "gmplib.org",
	Marks:    []string{"mini-gmp, a minimalistic implementation of a GNU GMP subset"},
}
