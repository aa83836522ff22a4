package known

var rax = Component{
	Name:     "rax",
	Upstream: "github.com/antirez/rax",
	Marks:    []string{"Rax -- A radix tree implementation"},
}
