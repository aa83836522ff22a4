package known

var glog = Component{
	Name:     "glog",
	Also:     []string{"google-glog"},
	Upstream: "github.com/google/glog",
	Tag:      "v%s",
	Marks:    []string{"Author: Ray Sidney", "GLOG_LOGGING_H"},
}
