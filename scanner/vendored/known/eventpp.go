package known

var eventpp = Component{
	Name:     "eventpp",
	Upstream: "github.com/wqking/eventpp",
	Marks:    []string{"// eventpp library"},
}
