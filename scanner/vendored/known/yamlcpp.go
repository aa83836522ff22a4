package known

var yamlcpp = Component{
	Name:     "yaml-cpp",
	Upstream: "github.com/jbeder/yaml-cpp",
	Marks:    []string{"YAML_H_62B23520_7C8E_11DE_8A39_0800200C9A66"},
}
