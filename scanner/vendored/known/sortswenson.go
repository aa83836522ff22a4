package known

var sortswenson = Component{
	Name:     "sort-swenson",
	Upstream: "github.com/swenson/sort",
	Marks:    []string{"Christopher Swenson"},
}
