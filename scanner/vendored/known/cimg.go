package known

var cimg = Component{
	Name:     "cimg",
	Upstream: "github.com/GreycLab/CImg",
	Tag:      "v.%s",
	Marks:    []string{"The C++ Template Image Processing Toolkit"},
}
