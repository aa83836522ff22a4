package known

var c25519 = Component{
	Name:     "c25519",
	Upstream: "www.dlbeer.co.nz/oss/c25519.html",
	Marks:    []string{"/* Curve25519 (Montgomery form)", "/* Edwards curve operations\n", "/* Edwards curve signature system\n", "/* Arithmetic mod p = 2^255-19", "/* Arithmetic in prime fields\n", "/* SHA512\n * Daniel Beer"},
}
