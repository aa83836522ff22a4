package known

var volk = Component{
	Name:     "volk",
	Upstream: "github.com/zeux/volk",
	Marks:    []string{"VOLK_HEADER_VERSION"},
	Versions: []string{`VOLK_HEADER_VERSION[ \t]+(\d+)`},
}
