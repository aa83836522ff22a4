package known

var md5rsa = Component{
	Name:     "md5-rsa",
	Also:     []string{"md5"},
	Upstream: "www.rfc-editor.org/rfc/rfc1321",
	Marks:    []string{"RSA Data Security, Inc. MD5 Message-Digest Algorithm", "RSA Data Security, Inc. MD5 Message Digest Algorithm", "md5.c -- Implementation of MD5 Message Digest Algorithm", "the \"RSA Data Security, Inc. MD5"},
}
