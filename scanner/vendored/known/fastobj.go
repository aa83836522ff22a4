package known

var fastobj = Component{
	Name:     "fast_obj",
	Upstream: "github.com/thisistherk/fast_obj",
	Marks:    []string{"FAST_OBJ_HDR"},
}
