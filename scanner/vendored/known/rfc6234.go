package known

var rfc6234 = Component{
	Name:     "rfc6234",
	Also:     []string{"sha-rfc"},
	Upstream: "www.rfc-editor.org/rfc/rfc6234",
	Marks:    []string{"See RFC 6234 for details"},
}
