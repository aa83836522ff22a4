package known

var libtommath = Component{
	Name:     "libtommath",
	Upstream: "github.com/libtom/libtommath",
	Tag:      "v%s",
	Marks:    []string{"LibTomMath, multiple-precision integer library"},
}
