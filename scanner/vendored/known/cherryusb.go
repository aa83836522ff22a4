package known

var cherryusb = Component{
	Name:     "cherryusb",
	Upstream: "github.com/cherry-embedded/CherryUSB",
	Marks:    []string{", sakumisu\n"},
}
