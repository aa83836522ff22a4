package known

var libaco = Component{
	Name:     "libaco",
	Also:     []string{"aco"},
	Upstream: "github.com/hnes/libaco",
	Marks:    []string{"Copyright 2018 Sen Han"},
}
