package known

var cpplint = Component{
	Name:     "cpplint",
	Upstream: "github.com/cpplint/cpplint",
	Tag:      "%s",
	Marks:    []string{"Does google-lint on c++ files."},
	Versions: []string{`__VERSION__ = '(\d+\.\d+\.\d+)'`},
}
