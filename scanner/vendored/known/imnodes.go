package known

var imnodes = Component{
	Name:     "imnodes",
	Upstream: "github.com/Nelarius/imnodes",
	Marks:    []string{"IMNODES_NAMESPACE"},
}
