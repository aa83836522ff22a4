package known

var tinytoml = Component{
	Name:     "tinytoml",
	Upstream: "github.com/mayah/tinytoml",
	Marks:    []string{"TINYTOML_H_"},
}
