package known

var googletest = Component{
	Name:     "googletest",
	Also:     []string{"gtest", "gmock", "googlemock"},
	Upstream: "github.com/google/googletest",
	Marks:    []string{"The Google C++ Testing and Mocking Framework", "The Google C++ Testing Framework", "Google Test - The Google C++ Testing", "Google Mock - a framework for writing C++ mock classes"},
}
