package known

var ufbx = Component{
	Name:     "ufbx",
	Upstream: "github.com/ufbx/ufbx",
	Tag:      "v%s",
	Marks:    []string{"UFBX_UFBX_H_INCLUDED"},
}
