package known

var xpdf = Component{
	Name:     "xpdf",
	Upstream: "www.xpdfreader.com",
	Marks:    []string{"Copyright 1996-2003 Glyph & Cog, LLC"},
}
