package known

var sortswenson = Component{
	Name:     "sort-swenson",
	Also:     []string{"sort"},
	Upstream: "github.com/swenson/sort",
	Marks:    []string{"Christopher Swenson"},
}
