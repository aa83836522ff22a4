package known

var tinymt = Component{
	Name:     "tinymt",
	Upstream: "github.com/MersenneTwister-Lab/TinyMT",
	Marks:    []string{"Tiny Mersenne Twister only 127 bit internal state"},
}
