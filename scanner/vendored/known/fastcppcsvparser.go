package known

var fastcppcsvparser = Component{
	Name:     "fast-cpp-csv-parser",
	Also:     []string{"csv-parser-strasser"},
	Upstream: "github.com/ben-strasser/fast-cpp-csv-parser",
	Marks:    []string{"Ben Strasser <code@ben-strasser.net>"},
}
