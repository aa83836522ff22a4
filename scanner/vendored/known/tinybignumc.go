package known

var tinybignumc = Component{
	Name:     "tiny-bignum-c",
	Also:     []string{"bignum"},
	Upstream: "github.com/kokke/tiny-bignum-c",
	Marks:    []string{"Big number library - arithmetic on multiple-precision unsigned integers"},
}
