package known

var rapidjson = Component{
	Name:     "rapidjson",
	Upstream: "github.com/Tencent/rapidjson",
	Tag:      "v%s",
	Marks:    []string{"Tencent is pleased to support the open source community by making RapidJSON available"},
	Files:    []string{"rapidjson.h"},
	Versions: []string{`(?s)define[ \t]+RAPIDJSON_MAJOR_VERSION[ \t]+\(?"?(\d+).{0,400}?define[ \t]+RAPIDJSON_MINOR_VERSION[ \t]+\(?"?(\d+).{0,400}?define[ \t]+RAPIDJSON_PATCH_VERSION[ \t]+\(?"?(\d+)`},
}
