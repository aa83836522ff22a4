package known

var tinyply = Component{
	Name:     "tinyply",
	Upstream: "github.com/ddiakopoulos/tinyply",
	Tag:      "%s",
	Marks:    []string{"(https://github.com/ddiakopoulos/tinyply)"},
	Versions: []string{`tinyply (\d[\d.]*)`},
}
