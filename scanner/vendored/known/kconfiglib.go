package known

var kconfiglib = Component{
	Name:     "kconfiglib",
	Upstream: "github.com/ulfalizer/Kconfiglib",
	Marks:    []string{"Ulf Magnusson"},
}
