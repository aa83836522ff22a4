package known

var minimp4 = Component{
	Name:     "minimp4",
	Upstream: "github.com/lieff/minimp4",
	Marks:    []string{"MINIMP4_H"},
}
