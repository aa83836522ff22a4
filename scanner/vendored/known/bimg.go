package known

var bimg = Component{
	Name:     "bimg",
	Upstream: "github.com/bkaradzic/bimg",
	Marks:    []string{"https://github.com/bkaradzic/bimg/blob/master/LICENSE"},
}
