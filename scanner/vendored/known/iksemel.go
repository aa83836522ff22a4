package known

var iksemel = Component{
	Name:     "iksemel",
	Upstream: "github.com/meduketto/iksemel",
	Marks:    []string{"iksemel (XML parser for Jabber)"},
}
