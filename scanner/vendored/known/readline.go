package known

var readline = Component{
	Name:     "readline",
	Also:     []string{"libreadline"},
	Upstream: "tiswww.case.edu/php/chet/readline/rltop.html",
	Marks:    []string{"This file is part of the GNU Readline Library"},
}
