package known

var jsonsl = Component{
	Name:     "jsonsl",
	Upstream: "github.com/mnunberg/jsonsl",
	Marks:    []string{"JSON Simple/Stacked/Stateful Lexer", "Mark Nunberg.\n"},
}
