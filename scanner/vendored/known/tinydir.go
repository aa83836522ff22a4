package known

var tinydir = Component{
	Name:     "tinydir",
	Upstream: "github.com/cxong/tinydir",
	Marks:    []string{"TINYDIR_H"},
}
