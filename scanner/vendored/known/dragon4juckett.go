package known

var dragon4juckett = Component{
	Name:     "dragon4-juckett",
	Also:     []string{"dragon4"},
	Upstream: "www.ryanjuckett.com",
	Marks:    []string{" Ryan Juckett\n"},
}
