package known

var irrlicht = Component{
	Name:     "irrlicht",
	Upstream: "irrlicht.sourceforge.net",
	Marks:    []string{"This file is part of the \"Irrlicht Engine\".\n"},
}
