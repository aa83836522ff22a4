package known

var easywsclient = Component{
	Name:     "easywsclient",
	Upstream: "github.com/dhbaird/easywsclient",
	Marks:    []string{"EASYWSCLIENT_HPP_20120819_MIOFVASDTNUASZDQPLFD"},
}
