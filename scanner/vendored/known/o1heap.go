package known

var o1heap = Component{
	Name:     "o1heap",
	Upstream: "github.com/pavel-kirienko/o1heap",
	Marks:    []string{"O1HEAP_H_INCLUDED"},
}
