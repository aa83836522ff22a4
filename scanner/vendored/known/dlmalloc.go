package known

var dlmalloc = Component{
	Name:     "dlmalloc",
	Upstream: "gee.cs.oswego.edu/dl/html/malloc.html",
	Marks:    []string{"version of malloc/free/realloc written by\n  Doug Lea", "malloc/free/realloc written by Doug Lea"},
	Versions: []string{`Version (\d+\.\d+\.\d+)`},
}
