package known

var wingetopt = Component{
	Name:     "wingetopt",
	Also:     []string{"getopt", "getopt-for-visual-studio", "getoptwin"},
	Upstream: "github.com/alex85k/wingetopt",
	Marks:    []string{"Copyright (c) 2002 Todd C. Miller <Todd.Miller@courtesan.com>"},
}
