package known

var rijndaelalgfst = Component{
	Name:     "rijndael-alg-fst",
	Upstream: "www.esat.kuleuven.ac.be/~rijmen/rijndael",
	Marks:    []string{"Optimised ANSI C code for the Rijndael cipher (now AES)"},
}
