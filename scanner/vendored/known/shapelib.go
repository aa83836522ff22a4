package known

var shapelib = Component{
	Name:     "shapelib",
	Upstream: "github.com/OSGeo/shapelib",
	Tag:      "v%s",
	Marks:    []string{"Project:  Shapelib"},
}
