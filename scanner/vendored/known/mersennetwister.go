package known

var mersennetwister = Component{
	Name:     "mersenne-twister",
	Also:     []string{"mt19937", "mt19937ar"},
	Upstream: "www.math.sci.hiroshima-u.ac.jp/m-mat/MT",
	Marks:    []string{"A C-program for MT19937"},
}
