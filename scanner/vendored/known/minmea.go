package known

var minmea = Component{
	Name:     "minmea",
	Upstream: "github.com/kosma/minmea",
	Marks:    []string{"Kosma Moczek"},
}
