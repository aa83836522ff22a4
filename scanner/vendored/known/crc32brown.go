package known

var crc32brown = Component{
	Name:     "crc32-brown",
	Upstream: "www.netbsd.org",
	Marks:    []string{"COPYRIGHT (C) 1986 Gary S. Brown"},
}
