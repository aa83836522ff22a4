package known

var libssh2 = Component{
	Name:     "libssh2",
	Upstream: "github.com/libssh2/libssh2",
	Tag:      "libssh2-%s",
	Marks:    []string{"<sarag@libssh2.org>"},
	Files:    []string{"libssh2.h"},
	Versions: []string{`define[ \t]+LIBSSH2_VERSION[ \t]+"(\d+\.\d+\.\d+)`},
}
