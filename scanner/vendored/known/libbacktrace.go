package known

var libbacktrace = Component{
	Name:     "libbacktrace",
	Upstream: "github.com/ianlancetaylor/libbacktrace",
	Marks:    []string{"Written by Ian Lance Taylor, Google."},
}
