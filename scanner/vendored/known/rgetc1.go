package known

var rgetc1 = Component{
	Name:     "rg-etc1",
	Also:     []string{"rg_etc1"},
	Upstream: "github.com/richgel999/rg-etc1",
	Marks:    []string{"// File: rg_etc1."},
}
