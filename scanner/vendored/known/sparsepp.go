package known

var sparsepp = Component{
	Name:     "sparsepp",
	Upstream: "github.com/greg7mdp/sparsepp",
	Tag:      "%s",
	Marks:    []string{"sparsepp_h_guard_"},
}
