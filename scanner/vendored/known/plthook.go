package known

var plthook = Component{
	Name:     "plthook",
	Upstream: "github.com/kubo/plthook",
	Marks:    []string{"URL: https://github.com/kubo/plthook"},
}
