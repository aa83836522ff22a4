package known

var jansson = Component{
	Name:     "jansson",
	Upstream: "github.com/akheron/jansson",
	Tag:      "v%s",
	Marks:    []string{"Jansson is free software"},
	Files:    []string{"jansson.h"},
	Versions: []string{`JANSSON_VERSION[ \t]+"(\d[\d.]*)"`},
}
