package known

var delaunatorcpp = Component{
	Name:     "delaunator-cpp",
	Also:     []string{"delaunator"},
	Upstream: "github.com/delfrrr/delaunator-cpp",
	Marks:    []string{"inline size_t fast_mod(const size_t i, const size_t c)"},
}
