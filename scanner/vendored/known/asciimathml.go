package known

var asciimathml = Component{
	Name:     "asciimathml",
	Also:     []string{"asciimathml.js", "asciimath"},
	Upstream: "github.com/asciimath/asciimathml",
	Marks:    []string{"ASCIIMathML.js\n="},
	Versions: []string{`Version (\d[\d.]*\d)`},
}
