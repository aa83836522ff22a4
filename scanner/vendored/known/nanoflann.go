package known

var nanoflann = Component{
	Name:     "nanoflann",
	Upstream: "github.com/jlblancoc/nanoflann",
	Tag:      "v%s",
	Marks:    []string{"NANOFLANN_HPP_", "NANOFLANN_VERSION"},
	Versions: []string{`NANOFLANN_VERSION 0x(\d)(\d)(\d)`},
}
