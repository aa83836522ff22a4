package known

var ie10viewport = Component{
	Name:     "ie10-viewport-bug-workaround",
	Upstream: "github.com/twbs/bootstrap",
	Marks:    []string{"IE10 viewport hack for Surface/desktop Windows 8 bug"},
}
