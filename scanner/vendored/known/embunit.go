package known

var embunit = Component{
	Name:     "embunit",
	Also:     []string{"embeddedunit"},
	Upstream: "embunit.sourceforge.net",
	Marks:    []string{"2003 Embedded Unit Project"},
}
