package known

var loguru = Component{
	Name:     "loguru",
	Upstream: "github.com/emilk/loguru",
	Tag:      "v%s",
	Marks:    []string{"Loguru logging library for C++"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`, `(?s)define[ \t]+LOGURU_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+LOGURU_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+LOGURU_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
