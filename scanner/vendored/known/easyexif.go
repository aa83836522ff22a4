package known

var easyexif = Component{
	Name:     "easyexif",
	Upstream: "github.com/mayanklahiri/easyexif",
	Marks:    []string{"A simple ISO C++ library to parse basic EXIF"},
}
