package known

var zstd = Component{
	Name:     "zstd",
	Also:     []string{"libzstd"},
	Upstream: "github.com/facebook/zstd",
	Tag:      "v%s",
	Marks:    []string{"ZSTD_H_235446"},
	Files:    []string{"zstd.h"},
	Versions: []string{`(?s)ZSTD_VERSION_MAJOR\s+(\d+).{0,80}ZSTD_VERSION_MINOR\s+(\d+).{0,80}ZSTD_VERSION_RELEASE\s+(\d+)`},
}
