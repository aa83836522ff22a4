package known

var kazmath = Component{
	Name:     "kazmath",
	Upstream: "github.com/Kazade/kazmath",
	Marks:    []string{"Copyright (c) 2008, Luke Benstead"},
}
