package known

var libsquish = Component{
	Name:     "libsquish",
	Also:     []string{"squish"},
	Upstream: "sourceforge.net/projects/libsquish",
	Marks:    []string{"si@sjbrown.co.uk"},
}
