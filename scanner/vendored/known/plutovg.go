package known

var plutovg = Component{
	Name:     "plutovg",
	Upstream: "github.com/sammycage/plutovg",
	Tag:      "v%s",
	Marks:    []string{"PLUTOVG_H", "PLUTOVG_PRIVATE_H"},
}
