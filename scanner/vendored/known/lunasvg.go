package known

var lunasvg = Component{
	Name:     "lunasvg",
	Upstream: "github.com/sammycage/lunasvg",
	Tag:      "v%s",
	Marks:    []string{"LUNASVG_H"},
}
