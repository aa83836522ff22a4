package known

var unarr = Component{
	Name:     "unarr",
	Upstream: "github.com/selmf/unarr",
	Marks:    []string{"the unarr project authors"},
}
