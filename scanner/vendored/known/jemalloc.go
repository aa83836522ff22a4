package known

var jemalloc = Component{
	Name:     "jemalloc",
	Upstream: "github.com/jemalloc/jemalloc",
	Tag:      "%s",
	Marks:    []string{"JEMALLOC_C_"},
	Files:    []string{"jemalloc.h"},
	Versions: []string{`define[ \t]+JEMALLOC_VERSION[ \t]+"(\d+\.\d+\.\d+)`},
}
