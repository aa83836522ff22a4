package known

var libevent = Component{
	Name:     "libevent",
	Upstream: "github.com/libevent/libevent",
	Tag:      "release-%s-stable",
	Marks:    []string{"2000-2007 Niels Provos <provos@citi.umich.edu>", "2000-2004 Niels Provos <provos@citi.umich.edu>"},
}
