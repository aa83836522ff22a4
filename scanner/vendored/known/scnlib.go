package known

var scnlib = Component{
	Name:     "scnlib",
	Also:     []string{"scn"},
	Upstream: "github.com/eliaskosunen/scnlib",
	Marks:    []string{"This file is a part of scnlib:"},
}
