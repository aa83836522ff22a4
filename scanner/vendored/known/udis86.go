package known

var udis86 = Component{
	Name:     "udis86",
	Upstream: "github.com/vmt/udis86",
	Marks:    []string{"udis86 - "},
}
