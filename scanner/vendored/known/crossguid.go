package known

var crossguid = Component{
	Name:     "crossguid",
	Upstream: "github.com/graeme-hill/crossguid",
	Marks:    []string{"Graeme Hill (http://graemehill.ca)"},
}
