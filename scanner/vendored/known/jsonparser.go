package known

var jsonparser = Component{
	Name:     "json-parser",
	Upstream: "github.com/json-parser/json-parser",
	Marks:    []string{"https://github.com/udp/json-parser", "James McLaughlin et al.  All rights reserved"},
}
