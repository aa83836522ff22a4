package known

var minimp3 = Component{
	Name:     "minimp3",
	Upstream: "github.com/lieff/minimp3",
	Marks:    []string{"MINIMP3_H"},
	Files:    []string{"minimp3.h"},
}
