package known

var supercoped25519 = Component{
	Name:     "supercop-ed25519",
	Also:     []string{"ed25519"},
	Upstream: "bench.cr.yp.to/supercop.html",
	Marks:    []string{"Public Domain, Authors: Daniel J. Bernstein, Niels Duif"},
}
