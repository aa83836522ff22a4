package known

var singleapplication = Component{
	Name:     "singleapplication",
	Upstream: "github.com/itay-grudev/SingleApplication",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c) Itay Grudev"},
}
