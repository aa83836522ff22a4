package known

var libconfuse = Component{
	Name:     "libconfuse",
	Also:     []string{"confuse"},
	Upstream: "github.com/libconfuse/libconfuse",
	Marks:    []string{"Martin Hedenfalk <martin@bzero.se>"},
}
