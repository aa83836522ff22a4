package known

var kame = Component{
	Name:     "kame",
	Also:     []string{"wide"},
	Upstream: "www.kame.net",
	Marks:    []string{"and 1998 WIDE Project"},
}
