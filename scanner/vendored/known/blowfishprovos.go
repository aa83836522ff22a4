package known

var blowfishprovos = Component{
	Name:     "blowfish-provos",
	Also:     []string{"blowfish"},
	Upstream: "www.openbsd.org",
	Marks:    []string{"Blowfish block cipher for OpenBSD", "Blowfish for OpenBSD - a fast block cipher designed by"},
}
