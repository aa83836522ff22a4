package known

var bdwgc = Component{
	Name:     "bdwgc",
	Also:     []string{"gc", "libgc", "boehm-gc", "boehmgc", "libatomic_ops"},
	Upstream: "github.com/ivmai/bdwgc",
	Tag:      "v%s",
	Marks:    []string{"Hans-J. Boehm, Alan J. Demers", "Copyright (c) 1991-1994 by Xerox Corporation", "Copyright (c) 1991-1995 by Xerox Corporation", "Copyright (c) 1991-1996 by Xerox Corporation", "Copyright (c) 1999-2004 Hewlett-Packard Development Company"},
}
