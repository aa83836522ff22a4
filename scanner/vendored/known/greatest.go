package known

var greatest = Component{
	Name:     "greatest",
	Upstream: "github.com/silentbicycle/greatest",
	Tag:      "v%s",
	Marks:    []string{"greatest.h - a C unit testing library", "GREATEST_VERSION_MAJOR"},
	Versions: []string{`(?s)define[ \t]+GREATEST_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+GREATEST_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+GREATEST_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
