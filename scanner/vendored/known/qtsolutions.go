package known

var qtsolutions = Component{
	Name:     "qt-solutions",
	Upstream: "github.com/qtproject/qt-solutions",
	Marks:    []string{"This file is part of a Qt Solutions component", "This file is part of the Qt Solutions component"},
}
