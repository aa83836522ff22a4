package known

var filewatch = Component{
	Name:     "filewatch",
	Upstream: "github.com/ThomasMonkman/filewatch",
	Marks:    []string{"Thomas Monkman"},
}
