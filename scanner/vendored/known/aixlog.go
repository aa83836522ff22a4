package known

var aixlog = Component{
	Name:     "aixlog",
	Upstream: "github.com/badaix/aixlog",
	Marks:    []string{"This file is part of aixlog\n"},
}
