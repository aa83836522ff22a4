package known

var enet = Component{
	Name:     "enet",
	Upstream: "github.com/lsalzman/enet",
	Tag:      "v%s",
	Marks:    []string{"ENet reliable UDP networking library", "@brief ENet "},
}
