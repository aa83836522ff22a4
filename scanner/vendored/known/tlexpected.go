package known

var tlexpected = Component{
	Name:     "tl-expected",
	Also:     []string{"tl::expected", "expected"},
	Upstream: "github.com/TartanLlama/expected",
	Tag:      "v%s",
	Marks:    []string{"expected - An implementation of std::expected with extensions"},
	Versions: []string{`(?s)define[ \t]+TL_EXPECTED_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+TL_EXPECTED_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+TL_EXPECTED_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
