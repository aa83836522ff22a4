package known

var websocketpp = Component{
	Name:     "websocketpp",
	Upstream: "github.com/zaphoyd/websocketpp",
	Tag:      "%s",
	Marks:    []string{"Copyright (c) 2014, Peter Thorson", "Copyright (c) 2013, Peter Thorson", "Copyright (c) 2015, Peter Thorson"},
}
