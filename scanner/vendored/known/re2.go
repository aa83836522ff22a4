package known

var re2 = Component{
	Name:     "re2",
	Upstream: "github.com/google/re2",
	Marks:    []string{"The RE2 Authors."},
}
