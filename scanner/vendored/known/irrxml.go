package known

var irrxml = Component{
	Name:     "irrxml",
	Upstream: "www.ambiera.com/irrxml",
	Marks:    []string{"This file is part of the \"Irrlicht Engine\" and the \"irrXML\" project"},
}
