package known

var md5solar = Component{
	Name:     "md5-solar",
	Also:     []string{"md5"},
	Upstream: "openwall.info/wiki/people/solar/software/public-domain-source-code/md5",
	Marks:    []string{"OpenSSL-compatible implementation of the RSA Data Security, Inc. MD5", "OpenSSL-compatible implementation of the RSA Data Security, Inc.\n * MD5", "OpenSSL-compatible implementation of the RSA Data Security,\n * Inc. MD5"},
}
