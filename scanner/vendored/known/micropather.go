package known

var micropather = Component{
	Name:     "micropather",
	Upstream: "github.com/leethomason/MicroPather",
	Marks:    []string{"Micropather\n\nThis software"},
}
