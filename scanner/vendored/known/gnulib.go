package known

var gnulib = Component{
	Name:     "gnulib",
	Upstream: "www.gnu.org/software/gnulib",
	Marks:    []string{"This file is part of gnulib"},
}
