package known

var rapidxml = Component{
	Name:     "rapidxml",
	Upstream: "rapidxml.sourceforge.net",
	Marks:    []string{"RAPIDXML_HPP_INCLUDED"},
	Files:    []string{"rapidxml.hpp"},
	Versions: []string{`// Version (\d+\.\d+)`},
}
