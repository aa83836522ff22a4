package known

var rply = Component{
	Name:     "rply",
	Upstream: "w3.impa.br/~diego/software/rply",
	Marks:    []string{"RPly library, read/write PLY files\n"},
}
