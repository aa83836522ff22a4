package known

var picojson = Component{
	Name:     "picojson",
	Upstream: "github.com/kazuho/picojson",
	Tag:      "v%s",
	Marks:    []string{"picojson_h"},
	Files:    []string{"picojson.h"},
}
