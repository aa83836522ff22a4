package known

var libcrc = Component{
	Name:     "libcrc",
	Upstream: "github.com/lammertb/libcrc",
	Marks:    []string{"Library: libcrc\n"},
}
