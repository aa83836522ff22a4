package known

var gflags = Component{
	Name:     "gflags",
	Upstream: "github.com/gflags/gflags",
	Tag:      "v%s",
	Marks:    []string{"Revamped and reorganized by Craig Silverstein"},
}
