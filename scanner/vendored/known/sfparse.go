package known

var sfparse = Component{
	Name:     "sfparse",
	Upstream: "github.com/ngtcp2/sfparse",
	Marks:    []string{"sfparse contributors"},
}
