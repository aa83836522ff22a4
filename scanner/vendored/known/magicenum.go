package known

var magicenum = Component{
	Name:     "magic_enum",
	Upstream: "github.com/Neargye/magic_enum",
	Tag:      "v%s",
	Marks:    []string{"Magic Enum C++"},
	Versions: []string{`version (\d+\.\d+\.\d+)`},
}
