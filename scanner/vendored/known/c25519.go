package known

var c25519 = Component{
	Name:     "c25519",
	Upstream: "www.dlbeer.co.nz/oss/c25519.html",
	Marks:    []string{"Daniel Beer <dlbeer@gmail.com>"},
}
