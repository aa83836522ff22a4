package known

var sundown = Component{
	Name:     "sundown",
	Also:     []string{"upskirt"},
	Upstream: "github.com/vmg/sundown",
	Marks:    []string{"/* markdown.h - generic markdown parser */", "/* markdown.c - generic markdown parser */"},
}
