package known

var hnswlib = Component{
	Name:     "hnswlib",
	Upstream: "github.com/nmslib/hnswlib",
	Tag:      "v%s",
	Marks:    []string{"namespace hnswlib {"},
}
