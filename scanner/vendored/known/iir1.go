package known

var iir1 = Component{
	Name:     "iir1",
	Also:     []string{"iir"},
	Upstream: "github.com/berndporr/iir1",
	Marks:    []string{"By Vinnie Falco and Bernd Porr"},
}
