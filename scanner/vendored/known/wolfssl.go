package known

var wolfssl = Component{
	Name:     "wolfssl",
	Also:     []string{"cyassl", "wolfcrypt"},
	Upstream: "github.com/wolfSSL/wolfssl",
	Tag:      "v%s-stable",
	Marks:    []string{"This file is part of wolfSSL.", "This file is part of CyaSSL."},
	Files:    []string{"version.h"},
	Versions: []string{`define[ \t]+LIBWOLFSSL_VERSION_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}
