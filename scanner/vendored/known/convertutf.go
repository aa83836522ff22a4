package known

var convertutf = Component{
	Name:     "convertutf",
	Upstream: "www.unicode.org",
	Marks:    []string{"Conversions between UTF32, UTF-16, and UTF-8"},
}
