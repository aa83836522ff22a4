package known

var g3log = Component{
	Name:     "g3log",
	Also:     []string{"g2log"},
	Upstream: "github.com/KjellKod/g3log",
	Marks:    []string{"by KjellKod.cc. This is PUBLIC DOMAIN to use at your own risk"},
}
