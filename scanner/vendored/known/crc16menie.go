package known

var crc16menie = Component{
	Name:     "crc16-menie",
	Also:     []string{"crc16"},
	Upstream: "www.menie.org/georges/embedded",
	Marks:    []string{"2001-2010 Georges Menie (www.menie.org)"},
}
