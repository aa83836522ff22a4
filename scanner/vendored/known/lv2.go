package known

var lv2 = Component{
	Name:     "lv2",
	Upstream: "gitlab.com/lv2/lv2",
	Tag:      "v%s",
	Marks:    []string{"LV2_H_INCLUDED"},
}
