package known

var plmpeg = Component{
	Name:     "pl_mpeg",
	Upstream: "github.com/phoboslab/pl_mpeg",
	Marks:    []string{"PL_MPEG - MPEG1 Video decoder"},
}
