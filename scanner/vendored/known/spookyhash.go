package known

var spookyhash = Component{
	Name:     "spookyhash",
	Upstream: "burtleburtle.net/bob/hash/spooky.html",
	Marks:    []string{"SpookyHash: a 128-bit noncryptographic hash function"},
}
