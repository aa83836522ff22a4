package known

var libxm = Component{
	Name:     "libxm",
	Upstream: "github.com/Artefact2/libxm",
	Marks:    []string{"Author: Romain \"Artefact2\" Dalmaso"},
}
