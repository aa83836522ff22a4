package known

var pdqsort = Component{
	Name:     "pdqsort",
	Upstream: "github.com/orlp/pdqsort",
	Marks:    []string{"pdqsort.h - Pattern-defeating quicksort"},
}
