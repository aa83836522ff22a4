package known

var libnatpmp = Component{
	Name:     "libnatpmp",
	Upstream: "github.com/miniupnp/libnatpmp",
	Marks:    []string{"Project : libnatpmp", "Project: libnatpmp"},
}
