package known

var cutest = Component{
	Name:     "cutest",
	Also:     []string{"CuTest"},
	Upstream: "cutest.sourceforge.net",
	Marks:    []string{"CU_TEST_H"},
}
