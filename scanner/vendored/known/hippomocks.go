package known

var hippomocks = Component{
	Name:     "hippomocks",
	Upstream: "github.com/dascandy/hippomocks",
	Marks:    []string{"HippoMocks, a library for using mocks in unit testing of C++ code"},
}
