package known

var wildmat = Component{
	Name:     "wildmat",
	Upstream: "ftp.isc.org/isc/inn",
	Marks:    []string{"Do shell-style pattern matching for ?, \\, [], and * characters"},
}
