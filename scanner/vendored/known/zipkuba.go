package known

var zipkuba = Component{
	Name:     "zip-kuba",
	Also:     []string{"zip"},
	Upstream: "github.com/kuba--/zip",
	Marks:    []string{"ZIP_DEFAULT_COMPRESSION_LEVEL"},
}
