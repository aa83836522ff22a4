package known

var libtelnet = Component{
	Name:     "libtelnet",
	Upstream: "github.com/seanmiddleditch/libtelnet",
	Marks:    []string{"libtelnet - TELNET protocol handling library"},
	Versions: []string{`\\version\s+(\d[\d.]*)`},
}
