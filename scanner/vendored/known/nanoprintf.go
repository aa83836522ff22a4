package known

var nanoprintf = Component{
	Name:     "nanoprintf",
	Upstream: "github.com/charlesnicholson/nanoprintf",
	Marks:    []string{"a tiny embeddable printf replacement written in C"},
}
