package known

var openbsdstrl = Component{
	Name:     "openbsd-strl",
	Also:     []string{"strlcpy", "strlcat"},
	Upstream: "www.openbsd.org",
	Marks:    []string{"$OpenBSD: strlc", "Copyright (c) 1998 Todd C. Miller <Todd.Miller@courtesan.com>"},
}
