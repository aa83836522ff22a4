package known

var sha1jones = Component{
	Name:     "sha1-jones",
	Upstream: "www.packetizer.com/security/sha1",
	Marks:    []string{"Paul E. Jones <paulej@packetizer.com>"},
}
