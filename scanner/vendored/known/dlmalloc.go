package known

var dlmalloc = Component{
	Name:     "dlmalloc",
	Upstream: "gee.cs.oswego.edu/dl/html/malloc.html",
	Marks:    []string{"malloc/free/realloc written by"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}
