package known

var libxdiff = Component{
	Name:     "libxdiff",
	Also:     []string{"xdiff"},
	Upstream: "www.xmailserver.org/xdiff-lib.html",
	Marks:    []string{"LibXDiff by Davide Libenzi"},
}
