package known

var pcgrandom = Component{
	Name:     "pcg-random",
	Upstream: "www.pcg-random.org",
	Marks:    []string{"PCG Random Number Generation"},
}
