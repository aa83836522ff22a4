package known

var hdiffpatch = Component{
	Name:     "hdiffpatch",
	Upstream: "github.com/sisong/HDiffPatch",
	Marks:    []string{" HouSisong\n", " HouSisong All"},
}
