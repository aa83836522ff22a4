package known

var dvdisaster = Component{
	Name:     "dvdisaster",
	Upstream: "dvdisaster.jcea.es/downloads",
	Marks:    []string{"dvdisaster: Additional error correction", "Carsten Gnoerlich."},
}
