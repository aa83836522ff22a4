package known

var lz4 = Component{
	Name:     "lz4",
	Also:     []string{"liblz4"},
	Upstream: "github.com/lz4/lz4",
	Tag:      "v%s",
	Marks:    []string{"LZ4 - Fast LZ compression algorithm", "LZ4 - Fast LZ"},
	Files:    []string{"lz4.h"},
	Versions: []string{`(?s)LZ4_VERSION_MAJOR\s+(\d+).{0,80}LZ4_VERSION_MINOR\s+(\d+).{0,80}LZ4_VERSION_RELEASE\s+(\d+)`},
}
