package known

var tinycbor = Component{
	Name:     "tinycbor",
	Upstream: "github.com/intel/tinycbor",
	Tag:      "v%s",
	Marks:    []string{"CBORINTERNAL_P_H"},
}
