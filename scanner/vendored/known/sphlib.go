package known

var sphlib = Component{
	Name:     "sphlib",
	Also:     []string{"sph"},
	Upstream: "www.saphir2.com/sphlib",
	Marks:    []string{"Projet RNRT SAPHIR\n"},
}
