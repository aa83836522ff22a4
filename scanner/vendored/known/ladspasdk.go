package known

var ladspasdk = Component{
	Name:     "ladspa-sdk",
	Also:     []string{"ladspa"},
	Upstream: "www.ladspa.org",
	Marks:    []string{"Linux Audio Developer's Simple Plugin API Version"},
	Versions: []string{`Simple Plugin API Version (\d[\d.]*\d)`},
}
