package known

var libslirp = Component{
	Name:     "libslirp",
	Also:     []string{"slirp"},
	Upstream: "gitlab.freedesktop.org/slirp/libslirp",
	Marks:    []string{"Copyright (c) 1995 Danny Gasparovski"},
}
