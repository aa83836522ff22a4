package known

var libev = Component{
	Name:     "libev",
	Also:     []string{"ev"},
	Upstream: "software.schmorp.de/pkg/libev.html",
	Marks:    []string{"libev event processing core", "libev native API header", "fd activity backend", "libev simple C++ wrapper classes", "libevent compatibility layer"},
	Files:    []string{"ev.h"},
	Versions: []string{`(?s)EV_VERSION_MAJOR (\d+).{0,80}?EV_VERSION_MINOR (\d+)`},
}
