package known

var snprintfpowell = Component{
	Name:     "snprintf-powell",
	Also:     []string{"snprintf"},
	Upstream: "www.lprng.com",
	Marks:    []string{"Copyright Patrick Powell 1995", "This code is based on code written by Patrick Powell"},
}
