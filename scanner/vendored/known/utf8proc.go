package known

var utf8proc = Component{
	Name:     "utf8proc",
	Upstream: "github.com/JuliaStrings/utf8proc",
	Tag:      "v%s",
	Marks:    []string{"Public Software Group e. V., Berlin, Germany"},
	Files:    []string{"utf8proc.h"},
	Versions: []string{`(?s)define[ \t]+UTF8PROC_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+UTF8PROC_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+UTF8PROC_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
