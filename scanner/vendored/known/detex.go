package known

var detex = Component{
	Name:     "detex",
	Upstream: "github.com/hglm/detex",
	Marks:    []string{"Harm Hanemaaijer"},
}
