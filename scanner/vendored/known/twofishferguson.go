package known

var twofishferguson = Component{
	Name:     "twofish-ferguson",
	Also:     []string{"twofish"},
	Upstream: "www.schneier.com/academic/twofish",
	Marks:    []string{"Fast, portable, and easy-to-use Twofish implementation"},
}
