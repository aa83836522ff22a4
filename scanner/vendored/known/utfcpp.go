package known

var utfcpp = Component{
	Name:     "utf-cpp",
	Upstream: "github.com/ww898/utf-cpp",
	Marks:    []string{"Mikhail Pilin"},
}
