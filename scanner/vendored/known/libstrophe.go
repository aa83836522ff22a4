package known

var libstrophe = Component{
	Name:     "libstrophe",
	Also:     []string{"strophe"},
	Upstream: "github.com/strophe/libstrophe",
	Marks:    []string{"strophe XMPP client library"},
}
