package known

var glibc = Component{
	Name:     "glibc",
	Upstream: "www.gnu.org/software/libc",
	Marks:    []string{"This file is part of the GNU C Library", "part of the GNU C Library", "Based on work for the GNU C Library"},
}
