package known

var heimdalroken = Component{
	Name:     "heimdal-roken",
	Also:     []string{"roken", "heimdal"},
	Upstream: "github.com/heimdal/heimdal",
	Marks:    []string{"Kungliga Tekniska"},
}
