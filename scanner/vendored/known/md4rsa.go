package known

var md4rsa = Component{
	Name:     "md4-rsa",
	Also:     []string{"md4"},
	Upstream: "www.rfc-editor.org/rfc/rfc1320",
	Marks:    []string{"RSA Data Security, Inc. MD4 Message-Digest Algorithm", "the \"RSA Data Security, Inc. MD4"},
}
