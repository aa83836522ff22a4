package known

var cryptblowfish = Component{
	Name:     "crypt_blowfish",
	Also:     []string{"bcrypt-solar"},
	Upstream: "www.openwall.com/crypt",
	Marks:    []string{"The crypt_blowfish homepage is:"},
}
