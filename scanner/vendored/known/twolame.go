package known

var twolame = Component{
	Name:     "twolame",
	Upstream: "github.com/njh/twolame",
	Marks:    []string{"TwoLAME: an optimized MPEG Audio Layer Two encoder"},
}
