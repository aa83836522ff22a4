package known

var openbsdstrl = Component{
	Name:     "openbsd-strl",
	Also:     []string{"strlcpy", "strlcat"},
	Upstream: "www.openbsd.org",
	Marks:    []string{"$OpenBSD: strlc"},
}
