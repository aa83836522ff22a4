package known

var tinytest = Component{
	Name:     "tinytest",
	Upstream: "github.com/nmathewson/tinytest",
	Marks:    []string{"tinytest.c -- Copyright", "tinytest.h -- Copyright", "tinytest_macros.h -- Copyright"},
}
