package known

var aes256levin = Component{
	Name:     "aes256-levin",
	Also:     []string{"aes256"},
	Upstream: "www.literatecode.com/aes256",
	Marks:    []string{"Byte-oriented AES-256 implementation."},
}
