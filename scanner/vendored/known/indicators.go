package known

var indicators = Component{
	Name:     "indicators",
	Upstream: "github.com/p-ranav/indicators",
	Tag:      "v%s",
	Marks:    []string{"INDICATORS_PROGRESS_BAR"},
}
