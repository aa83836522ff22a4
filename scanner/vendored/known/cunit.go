package known

var cunit = Component{
	Name:     "cunit",
	Upstream: "cunit.sourceforge.net",
	Marks:    []string{"CUnit - A Unit testing framework library for C."},
}
