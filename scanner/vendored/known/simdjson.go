package known

var simdjson = Component{
	Name:     "simdjson",
	Upstream: "github.com/simdjson/simdjson",
	Tag:      "v%s",
	Marks:    []string{"SIMDJSON_SIMDJSON_H"},
	Files:    []string{"simdjson.h"},
	Versions: []string{`SIMDJSON_VERSION[ \t]+"?(\d+\.\d+\.\d+)`},
}
