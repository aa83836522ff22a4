package known

var libucl = Component{
	Name:     "libucl",
	Also:     []string{"ucl"},
	Upstream: "github.com/vstakhov/libucl",
	Marks:    []string{"UCL_H_", "UCL_INTERNAL_H_"},
}
