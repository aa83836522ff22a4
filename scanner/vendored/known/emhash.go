package known

var emhash = Component{
	Name:     "emhash",
	Upstream: "github.com/ktprime/emhash",
	Marks:    []string{"// emhash5::HashMap for", "// emhash6::HashMap for", "// emhash7::HashMap for"},
}
