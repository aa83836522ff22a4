package known

var snprintf = Component{
	Name:     "snprintf",
	Upstream: "github.com/weiss/c99-snprintf",
	Marks:    []string{"Holger Weiss <holger@weiss.in-berlin.de>"},
}
