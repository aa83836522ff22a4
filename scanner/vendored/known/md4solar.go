package known

var md4solar = Component{
	Name:     "md4-solar",
	Also:     []string{"md4"},
	Upstream: "openwall.info/wiki/people/solar/software/public-domain-source-code/md4",
	Marks:    []string{"OpenSSL-compatible implementation of the RSA Data Security, Inc. MD4", "OpenSSL-compatible implementation of the RSA Data Security, Inc.\n * MD4", "OpenSSL-compatible implementation of the RSA Data Security,\n * Inc. MD4"},
}
