package known

var polarssl = Component{
	Name:     "polarssl",
	Upstream: "github.com/Mbed-TLS/mbedtls",
	Marks:    []string{"polarssl_maintainer at polarssl dot org", "This file is part of PolarSSL"},
}
