package known

var tinyxml = Component{
	Name:     "tinyxml",
	Upstream: "sourceforge.net/projects/tinyxml",
	Marks:    []string{"www.sourceforge.net/projects/tinyxml"},
	Files:    []string{"tinyxml.h"},
	Versions: []string{`(?s)TIXML_MAJOR_VERSION = (\d+).{0,60}TIXML_MINOR_VERSION = (\d+).{0,60}TIXML_PATCH_VERSION = (\d+)`},
}
