package known

var hump = Component{
	Name:     "hump",
	Upstream: "github.com/vrld/hump",
	Marks:    []string{"2010-2013 Matthias Richter"},
}
