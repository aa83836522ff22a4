package known

var fmt = Component{
	Name:     "fmt",
	Also:     []string{"fmtlib", "cppformat"},
	Upstream: "github.com/fmtlib/fmt",
	Tag:      "%s",
	Marks:    []string{"Formatting library for C++"},
	Files:    []string{"core.h", "base.h", "format.h"},
	Versions: []string{`FMT_VERSION[ \t]+(\d{5,6})`},
	Packed:   []int{10000, 100, 1},
}
