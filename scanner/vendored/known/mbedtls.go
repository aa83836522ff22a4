package known

var mbedtls = Component{
	Name:     "mbedtls",
	Also:     []string{"mbed-tls", "polarssl"},
	Upstream: "github.com/Mbed-TLS/mbedtls",
	Tag:      "v%s",
	Marks:    []string{"This file is part of mbed TLS", "This file is part of Mbed TLS", "Copyright The Mbed TLS Contributors"},
	Files:    []string{"version.h", "build_info.h"},
	Versions: []string{`MBEDTLS_VERSION_STRING\s+"(\d[\d.]*)"`},
}
