package known

var openjpeg = Component{
	Name:     "openjpeg",
	Also:     []string{"libopenjpeg", "openjp2"},
	Upstream: "github.com/uclouvain/openjpeg",
	Marks:    []string{"Professor Benoit Macq"},
}
