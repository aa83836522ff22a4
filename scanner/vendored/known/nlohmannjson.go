package known

var nlohmannjson = Component{
	Name:     "nlohmann-json",
	Also:     []string{"nlohmann", "json", "nlohmann_json"},
	Upstream: "github.com/nlohmann/json",
	Tag:      "v%s",
	Marks:    []string{"JSON for Modern C++\n"},
	Files:    []string{"json.hpp"},
	Versions: []string{`JSON for Modern C\+\+\r?\n[^\n]*version (\d+\.\d+\.\d+)`, `(?s)define[ \t]+NLOHMANN_JSON_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+NLOHMANN_JSON_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+NLOHMANN_JSON_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
