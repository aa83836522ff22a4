package known

var tinyfiledialogs = Component{
	Name:     "tinyfiledialogs",
	Upstream: "sourceforge.net/projects/tinyfiledialogs",
	Marks:    []string{"tinyfd_version["},
	Versions: []string{`v(\d+\.\d+(?:\.\d+)?) \[`},
}
