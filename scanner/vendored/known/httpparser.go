package known

var httpparser = Component{
	Name:     "http-parser",
	Also:     []string{"http_parser"},
	Upstream: "github.com/nodejs/http-parser",
	Tag:      "v%s",
	// The notice of Joyent and the Node contributors stands in libuv and Node.js as well.
	Marks:    []string{"#ifndef http_parser_h", "Based on src/http/ngx_http_parse.c"},
	Files:    []string{"http_parser.h"},
	Versions: []string{`(?s)define[ \t]+HTTP_PARSER_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+HTTP_PARSER_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+HTTP_PARSER_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
