package known

var libyaml = Component{
	Name:     "libyaml",
	Also:     []string{"yaml"},
	Upstream: "github.com/yaml/libyaml",
	Tag:      "%s",
	Marks:    []string{"@brief Public interface for libyaml"},
}
