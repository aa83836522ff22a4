package known

var musl = Component{
	Name:     "musl",
	Upstream: "musl.libc.org",
	Marks:    []string{"Rich Felker, et al."},
}
