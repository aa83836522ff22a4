package known

var getoptbsd = Component{
	Name:     "getopt-bsd",
	Also:     []string{"getopt"},
	Upstream: "www.netbsd.org",
	Marks:    []string{"getopt.c\t8.", "getopt.c 8.", "NetBSD: getopt.h", "NetBSD: getopt.c", "NetBSD: getopt_long.c", "OpenBSD: getopt_long.c", "Copyright (c) 1987, 1993, 1994, 1996\n", "Copyright (c) 1987, 1993, 1994\n", "opterr = 1,\t\t/* if error message", "opterr = 1, /* if error message", "opterr = 1,     /* if error message", "opterr = 1,         /* if error message", "opterr = 1,                /* if error message"},
}
