package known

var flite = Component{
	Name:     "flite",
	Upstream: "github.com/festvox/flite",
	Marks:    []string{"Language Technologies Institute"},
}
