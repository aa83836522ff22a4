package known

var mpglib = Component{
	Name:     "mpglib",
	Also:     []string{"mpg123"},
	Upstream: "www.mpg123.de",
	Marks:    []string{"written by Michael Hipp"},
}
