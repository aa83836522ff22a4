package known

var gifdec = Component{
	Name:     "gifdec",
	Upstream: "github.com/lecram/gifdec",
	Marks:    []string{"typedef struct gd_Palette {"},
}
