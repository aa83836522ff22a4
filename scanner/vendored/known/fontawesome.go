package known

var fontawesome = Component{
	Name:     "font-awesome",
	Upstream: "github.com/FortAwesome/Font-Awesome",
	Tag:      "%s",
	Marks:    []string{"Font Awesome Free ", "Font Awesome 4", "Font Awesome 5", "Font Awesome by @"},
	Versions: []string{`Font Awesome (?:Free |Pro )?(\d+\.\d+\.\d+)`},
}
