package known

var dspfilters = Component{
	Name:     "dspfilters",
	Upstream: "github.com/vinniefalco/DSPFilters",
	Marks:    []string{"https://github.com/vinniefalco/DSPFilters"},
}
