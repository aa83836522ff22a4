package known

var argparse = Component{
	Name:     "argparse",
	Upstream: "github.com/p-ranav/argparse",
	Tag:      "v%s",
	Marks:    []string{"Argument Parser for Modern C++"},
}
