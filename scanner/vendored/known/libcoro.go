package known

var libcoro = Component{
	Name:     "libcoro",
	Also:     []string{"coro"},
	Upstream: "software.schmorp.de/pkg/libcoro.html",
	Marks:    []string{"2001-2006 Marc Alexander Lehmann", "2001-2008 Marc Alexander Lehmann", "2001-2009 Marc Alexander Lehmann", "2001-2011 Marc Alexander Lehmann", "2001-2012 Marc Alexander Lehmann"},
}
