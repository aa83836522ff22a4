package known

var bsdiff = Component{
	Name:     "bsdiff",
	Upstream: "www.daemonology.net/bsdiff",
	Marks:    []string{"Copyright 2003-2005 Colin Percival", "Copyright 2012 Matthew Endsley"},
}
