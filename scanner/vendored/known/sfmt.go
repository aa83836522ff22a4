package known

var sfmt = Component{
	Name:     "sfmt",
	Upstream: "www.math.sci.hiroshima-u.ac.jp/m-mat/MT/SFMT",
	Marks:    []string{"SIMD oriented Fast Mersenne Twister(SFMT)"},
}
