package known

var infint = Component{
	Name:     "infint",
	Upstream: "github.com/sercantutar/infint",
	Marks:    []string{"InfInt - Arbitrary-Precision Integer Arithmetic Library"},
}
