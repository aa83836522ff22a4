package known

var qt = Component{
	Name:     "qt",
	Upstream: "github.com/qt/qtbase",
	Marks:    []string{"$QT_BEGIN_LICENSE:"},
}
