package known

var lilv = Component{
	Name:     "lilv",
	Upstream: "github.com/lv2/lilv",
	Marks:    []string{"LILV_LILV_H", "LILV_INTERNAL_H"},
}
