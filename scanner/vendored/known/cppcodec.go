package known

var cppcodec = Component{
	Name:     "cppcodec",
	Upstream: "github.com/tplgy/cppcodec",
	Tag:      "v%s",
	Marks:    []string{"Topology LP"},
}
