package known

var printf = Component{
	Name:     "printf",
	Upstream: "github.com/mpaland/printf",
	Tag:      "v%s",
	Marks:    []string{"Tiny printf, sprintf and (v)snprintf implementation"},
}
