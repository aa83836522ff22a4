package known

var libarchive = Component{
	Name:     "libarchive",
	Upstream: "github.com/libarchive/libarchive",
	Tag:      "v%s",
	Marks:    []string{"Tim Kientzle\n"},
	Files:    []string{"archive.h"},
	Versions: []string{`ARCHIVE_VERSION_ONLY_STRING "(\d[\d.]*\d)`},
}
