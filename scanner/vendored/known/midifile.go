package known

var midifile = Component{
	Name:     "midifile",
	Upstream: "github.com/craigsapp/midifile",
	Marks:    []string{"Programmer:    Craig Stuart Sapp"},
}
