package known

var fastfloat = Component{
	Name:     "fast_float",
	Upstream: "github.com/fastfloat/fast_float",
	Tag:      "v%s",
	Marks:    []string{"fast_float by Daniel Lemire"},
}
