package known

var openssl = Component{
	Name:     "openssl",
	Also:     []string{"libssl", "libcrypto", "ssleay"},
	Upstream: "github.com/openssl/openssl",
	Tag:      "openssl-%s",
	Marks:    []string{"The OpenSSL Project Authors. All Rights Reserved.", "The OpenSSL Project.  All rights reserved.", "Copyright (C) 1995-1998 Eric Young (eay@cryptsoft.com)", "Copyright (C) 1995-1997 Eric Young (eay@cryptsoft.com)"},
}
