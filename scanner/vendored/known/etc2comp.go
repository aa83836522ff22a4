package known

var etc2comp = Component{
	Name:     "etc2comp",
	Upstream: "github.com/google/etc2comp",
	Marks:    []string{"The Etc2Comp Authors"},
}
