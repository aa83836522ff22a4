package known

var cephes = Component{
	Name:     "cephes",
	Upstream: "www.netlib.org/cephes",
	Marks:    []string{"Cephes Math Library Release"},
	Versions: []string{`Cephes Math Library Release\s+(\d[\d.]*)`},
}
