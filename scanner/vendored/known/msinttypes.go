package known

var msinttypes = Component{
	Name:     "msinttypes",
	Also:     []string{"stdint-msvc", "inttypes"},
	Upstream: "code.google.com/p/msinttypes",
	Marks:    []string{"compliant inttypes.h for Microsoft Visual Studio", "compliant stdint.h for Microsoft Visual Studio", "compliant stdint.h for Microsoft Visual C++"},
}
