package known

var mingwstdthreads = Component{
	Name:     "mingw-std-threads",
	Upstream: "github.com/meganz/mingw-std-threads",
	Marks:    []string{"implementation for MinGW", "file mingw."},
}
