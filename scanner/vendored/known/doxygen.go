package known

var doxygen = Component{
	Name:     "doxygen",
	Upstream: "github.com/doxygen/doxygen",
	Marks:    []string{"The standard CSS for doxygen"},
	Versions: []string{`standard CSS for doxygen (\d[\d.]*)`},
}
