package known

var cdt = Component{
	Name:     "cdt",
	Upstream: "github.com/artem-ogre/CDT",
	Marks:    []string{"CDT_obwOaxOTdAWcLNTlNnaq"},
}
