package known

var rangev3 = Component{
	Name:     "range-v3",
	Upstream: "github.com/ericniebler/range-v3",
	Tag:      "%s",
	Marks:    []string{"//  Range v3 library", "// Range v3 library"},
}
