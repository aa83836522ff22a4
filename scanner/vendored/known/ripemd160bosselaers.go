package known

var ripemd160bosselaers = Component{
	Name:     "ripemd160-bosselaers",
	Also:     []string{"rmd160", "ripemd160"},
	Upstream: "homes.esat.kuleuven.be/~bosselae/ripemd160",
	Marks:    []string{"Antoon Bosselaers, ESAT"},
}
