package known

var jsoncpp = Component{
	Name:     "jsoncpp",
	Upstream: "github.com/open-source-parsers/jsoncpp",
	Tag:      "%s",
	Marks:    []string{"Json-cpp amalgamated", "Baptiste Lepilleur and The JsonCpp Authors"},
	Files:    []string{"json.h", "version.h"},
	Versions: []string{`JSONCPP_VERSION_STRING[ \t]+"(\d[\d.]*)"`},
}
