package known

var unittestpp = Component{
	Name:     "unittest++",
	Also:     []string{"unittestpp", "unittest-cpp"},
	Upstream: "github.com/unittest-cpp/unittest-cpp",
	Marks:    []string{"Noel Llopis and Charles Nicholson", "UNITTEST_UNITTESTPP_H"},
}
