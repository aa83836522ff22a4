package known

var llhttp = Component{
	Name:     "llhttp",
	Upstream: "github.com/nodejs/llhttp",
	Tag:      "release/v%s",
	Marks:    []string{"INCLUDE_LLHTTP_H_"},
	Versions: []string{`(?s)define[ \t]+LLHTTP_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+LLHTTP_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+LLHTTP_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
