package known

var tinycthread = Component{
	Name:     "tinycthread",
	Upstream: "github.com/tinycthread/tinycthread",
	Tag:      "v%s",
	Marks:    []string{"@mainpage TinyCThread API Reference", "Copyright (c) 2012 Marcus Geelnard"},
	Files:    []string{"tinycthread.h"},
	Versions: []string{`(?s)TINYCTHREAD_VERSION_MAJOR (\d+).{0,60}TINYCTHREAD_VERSION_MINOR (\d+)`},
}
