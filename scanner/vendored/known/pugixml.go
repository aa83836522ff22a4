package known

var pugixml = Component{
	Name:     "pugixml",
	Upstream: "github.com/zeux/pugixml",
	Tag:      "v%s",
	Marks:    []string{"pugixml parser - version"},
	Files:    []string{"pugixml.hpp"},
	Versions: []string{`pugixml parser - version (\d+\.\d+(?:\.\d+)?)`},
}
