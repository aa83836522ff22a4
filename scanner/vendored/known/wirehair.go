package known

var wirehair = Component{
	Name:     "wirehair",
	Upstream: "github.com/catid/wirehair",
	Marks:    []string{"Neither the name of Wirehair nor"},
}
