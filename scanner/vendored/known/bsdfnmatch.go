package known

var bsdfnmatch = Component{
	Name:     "bsd-fnmatch",
	Also:     []string{"fnmatch"},
	Upstream: "www.freebsd.org",
	Marks:    []string{"contributed to Berkeley by\n * Guido van Rossum"},
}
