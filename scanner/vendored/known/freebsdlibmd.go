package known

var freebsdlibmd = Component{
	Name:     "freebsd-libmd",
	Also:     []string{"libmd", "freebsd-sha256"},
	Upstream: "www.freebsd.org",
	Marks:    []string{"Copyright 2005 Colin Percival", "Copyright 2005-2016 Colin Percival"},
}
