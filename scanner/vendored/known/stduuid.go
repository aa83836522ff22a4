package known

var stduuid = Component{
	Name:     "stduuid",
	Upstream: "github.com/mariusbancila/stduuid",
	Marks:    []string{"STDUUID_H"},
}
