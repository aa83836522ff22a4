package known

var levmar = Component{
	Name:     "levmar",
	Upstream: "users.ics.forth.gr/~lourakis/levmar",
	Marks:    []string{"Levenberg - Marquardt non-linear minimization algorithm"},
}
