package known

var pocketmod = Component{
	Name:     "pocketmod",
	Upstream: "github.com/rombankzero/pocketmod",
	Marks:    []string{"POCKETMOD_H_INCLUDED"},
}
