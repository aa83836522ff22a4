package known

var ctestbvdberg = Component{
	Name:     "ctest-bvdberg",
	Also:     []string{"ctest"},
	Upstream: "github.com/bvdberg/ctest",
	Marks:    []string{"Bas van den Berg\n"},
}
