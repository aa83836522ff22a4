package known

var utf8cpp = Component{
	Name:     "utf8cpp",
	Also:     []string{"utfcpp", "utf8"},
	Upstream: "github.com/nemtrin/utfcpp",
	Tag:      "v%s",
	Marks:    []string{"Copyright 2006 Nemanja Trifunovic", "Copyright 2006-2016 Nemanja Trifunovic"},
}
