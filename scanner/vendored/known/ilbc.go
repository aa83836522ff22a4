package known

var ilbc = Component{
	Name:     "ilbc",
	Upstream: "www.rfc-editor.org/rfc/rfc3951",
	Marks:    []string{"iLBC Speech Coder ANSI-C Source Code"},
}
