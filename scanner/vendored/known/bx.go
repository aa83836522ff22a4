package known

var bx = Component{
	Name:     "bx",
	Upstream: "github.com/bkaradzic/bx",
	Marks:    []string{"https://github.com/bkaradzic/bx/blob/master/LICENSE", "https://github.com/bkaradzic/bx#license"},
}
