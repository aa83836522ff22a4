package known

var getoptgnu = Component{
	Name:     "getopt-gnu",
	Also:     []string{"getopt"},
	Upstream: "www.gnu.org/software/libc",
	Marks:    []string{"Getopt for GNU", "Declarations for getopt."},
}
