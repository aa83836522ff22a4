package known

var replxx = Component{
	Name:     "replxx",
	Upstream: "github.com/AmokHuginnsson/replxx",
	Marks:    []string{"HAVE_REPLXX_HXX_INCLUDED"},
}
