package known

var mxml = Component{
	Name:     "mxml",
	Upstream: "github.com/michaelrsweet/mxml",
	Tag:      "v%s",
	Marks:    []string{"Mini-XML, a small XML file parsing library", "Header file for Mini-XML"},
	Versions: []string{`(?s)define[ \t]+MXML_MAJOR_VERSION[ \t]+\(?"?(\d+).{0,400}?define[ \t]+MXML_MINOR_VERSION[ \t]+\(?"?(\d+)`},
}
