package known

var argtable3 = Component{
	Name:     "argtable3",
	Upstream: "github.com/argtable/argtable3",
	Tag:      "v%s",
	Marks:    []string{"This file is part of the argtable3 library"},
}
