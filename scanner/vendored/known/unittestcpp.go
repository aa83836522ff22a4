package known

var unittestcpp = Component{
	Name:     "unittest-cpp",
	Also:     []string{"unittestpp", "unittest++"},
	Upstream: "github.com/unittest-cpp/unittest-cpp",
	Marks:    []string{"UNITTEST_TEST_H", "UNITTESTCPP_H", "UNITTEST_TESTRUNNER_H", "UNITTEST_CHECKMACROS_H", "UNITTEST_UNITTESTPP_H", "Noel Llopis and Charles Nicholson"},
}
