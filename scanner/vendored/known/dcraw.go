package known

var dcraw = Component{
	Name:     "dcraw",
	Upstream: "www.dechifro.org/dcraw",
	Marks:    []string{"dcraw.c -- Dave Coffin's raw photo decoder\n   Copyright"},
}
