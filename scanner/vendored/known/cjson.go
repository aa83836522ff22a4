package known

var cjson = Component{
	Name:     "cjson",
	Upstream: "github.com/DaveGamble/cJSON",
	Tag:      "v%s",
	Marks:    []string{"Dave Gamble and cJSON contributors", "Copyright (c) 2009 Dave Gamble"},
	Files:    []string{"cjson.h"},
	Versions: []string{`(?s)define[ \t]+CJSON_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+CJSON_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+CJSON_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
