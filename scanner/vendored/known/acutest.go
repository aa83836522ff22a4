package known

var acutest = Component{
	Name:     "acutest",
	Upstream: "github.com/mity/acutest",
	Tag:      "v%s",
	Marks:    []string{"Acutest -- Another C/C++ Unit Test", "CUTest -- C/C++ Unit Test facility"},
}
