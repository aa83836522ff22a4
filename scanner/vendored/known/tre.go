package known

var tre = Component{
	Name:     "tre",
	Also:     []string{"libtre"},
	Upstream: "github.com/laurikari/tre",
	Marks:    []string{"TRE public API definitions", "TRE regex compiler", "TRE internal definitions", "2001-2009 Ville Laurikari"},
}
