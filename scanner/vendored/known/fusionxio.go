package known

var fusionxio = Component{
	Name:     "fusion-xio",
	Also:     []string{"fusion"},
	Upstream: "github.com/xioTechnologies/Fusion",
	Marks:    []string{"@author Seb Madgwick"},
}
