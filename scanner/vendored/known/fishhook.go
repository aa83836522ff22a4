package known

var fishhook = Component{
	Name:     "fishhook",
	Upstream: "github.com/facebook/fishhook",
	Marks:    []string{"fishhook_h"},
}
