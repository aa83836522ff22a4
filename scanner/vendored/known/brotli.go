package known

var brotli = Component{
	Name:     "brotli",
	Upstream: "github.com/google/brotli",
	Tag:      "v%s",
	Marks:    []string{"API for Brotli compression", "API for Brotli decompression"},
	Files:    []string{"version.h"},
	Versions: []string{`(?s)define[ \t]+BROTLI_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+BROTLI_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+BROTLI_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
