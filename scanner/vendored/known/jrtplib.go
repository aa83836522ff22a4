package known

var jrtplib = Component{
	Name:     "jrtplib",
	Upstream: "github.com/j0r1/JRTPLIB",
	Marks:    []string{"This file is a part of JRTPLIB\n"},
}
