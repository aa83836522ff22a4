package known

var efsw = Component{
	Name:     "efsw",
	Upstream: "github.com/SpartanJ/efsw",
	Marks:    []string{"This software is a fork of the \"simplefilewatcher\" by James Wynn"},
}
