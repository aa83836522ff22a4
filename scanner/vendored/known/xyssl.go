package known

var xyssl = Component{
	Name:     "xyssl",
	Upstream: "github.com/Mbed-TLS/mbedtls",
	Marks:    []string{"Copyright (C) 2003-2006  Christophe Devine", "Copyright (C) 2006-2007  Christophe Devine"},
}
