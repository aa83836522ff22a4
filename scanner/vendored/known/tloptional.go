package known

var tloptional = Component{
	Name:     "tl-optional",
	Also:     []string{"optional"},
	Upstream: "github.com/TartanLlama/optional",
	Tag:      "v%s",
	Marks:    []string{"optional - An implementation of std::optional with extensions"},
	Versions: []string{`(?s)define[ \t]+TL_OPTIONAL_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+TL_OPTIONAL_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+TL_OPTIONAL_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
