package known

var radiotap = Component{
	Name:     "radiotap",
	Also:     []string{"radiotap-library"},
	Upstream: "github.com/radiotap/radiotap-library",
	Marks:    []string{"Radiotap parser"},
}
