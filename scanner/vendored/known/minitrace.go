package known

var minitrace = Component{
	Name:     "minitrace",
	Upstream: "github.com/hrydgard/minitrace",
	Marks:    []string{"http://www.github.com/hrydgard/minitrace"},
}
