package known

var uselatex = Component{
	Name:     "uselatex",
	Upstream: "gitlab.kitware.com/kmorel/UseLATEX",
	Marks:    []string{"File: UseLATEX.cmake"},
}
