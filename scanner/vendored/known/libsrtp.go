package known

var libsrtp = Component{
	Name:     "libsrtp",
	Also:     []string{"srtp"},
	Upstream: "github.com/cisco/libsrtp",
	Tag:      "v%s",
	Marks:    []string{"David A. McGrew\n * Cisco Systems, Inc."},
}
