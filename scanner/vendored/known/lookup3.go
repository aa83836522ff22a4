package known

var lookup3 = Component{
	Name:     "lookup3",
	Also:     []string{"jhash"},
	Upstream: "burtleburtle.net/bob/c/lookup3.c",
	Marks:    []string{"lookup3.c, by Bob Jenkins", "lookup3 hash by Bob Jenkins"},
}
