package known

var tinycrypt = Component{
	Name:     "tinycrypt",
	Upstream: "github.com/intel/tinycrypt",
	Tag:      "v%s",
	Marks:    []string{"- TinyCrypt implementation of", "- TinyCrypt interface to", "- TinyCrypt SHA-256 ", "- TinyCrypt SHA-512 "},
}
