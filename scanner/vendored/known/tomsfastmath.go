package known

var tomsfastmath = Component{
	Name:     "tomsfastmath",
	Also:     []string{"tfm"},
	Upstream: "github.com/libtom/tomsfastmath",
	Tag:      "v%s",
	Marks:    []string{"TomsFastMath, a fast ISO C bignum library"},
}
