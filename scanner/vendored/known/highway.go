package known

var highway = Component{
	Name:     "highway",
	Also:     []string{"hwy"},
	Upstream: "github.com/google/highway",
	Tag:      "%s",
	Marks:    []string{"HIGHWAY_HWY_BASE_H_"},
}
