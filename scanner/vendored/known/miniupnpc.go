package known

var miniupnpc = Component{
	Name:     "miniupnpc",
	Upstream: "github.com/miniupnp/miniupnp",
	Marks:    []string{"Project : miniupnp"},
}
