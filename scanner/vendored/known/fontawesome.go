package known

var fontawesome = Component{
	Name:     "font-awesome",
	Upstream: "github.com/FortAwesome/Font-Awesome",
	Tag:      "%s",
	Marks:    []string{"Font Awesome"},
	Versions: []string{`Font Awesome (?:Free |Pro )?(\d+\.\d+\.\d+)`},
}
