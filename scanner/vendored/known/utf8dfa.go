package known

var utf8dfa = Component{
	Name:     "utf8-dfa",
	Upstream: "bjoern.hoehrmann.de/utf-8/decoder/dfa",
	Marks:    []string{"Bjoern Hoehrmann <bjoern@hoehrmann.de>"},
}
