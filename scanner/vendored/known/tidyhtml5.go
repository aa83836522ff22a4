package known

var tidyhtml5 = Component{
	Name:     "tidy-html5",
	Also:     []string{"tidy", "libtidy"},
	Upstream: "github.com/htacg/tidy-html5",
	Marks:    []string{"Defines HTML Tidy public API implemented by LibTidy", "See tidy.h for the copyright notice"},
}
