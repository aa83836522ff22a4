package known

var fusionxio = Component{
	Name:     "fusion-xio",
	Upstream: "github.com/xioTechnologies/Fusion",
	Marks:    []string{"@author Seb Madgwick"},
}
