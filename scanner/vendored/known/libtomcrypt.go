package known

var libtomcrypt = Component{
	Name:     "libtomcrypt",
	Upstream: "github.com/libtom/libtomcrypt",
	Tag:      "v%s",
	Marks:    []string{"LibTomCrypt, modular cryptographic library"},
}
