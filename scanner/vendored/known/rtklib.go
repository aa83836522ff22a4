package known

var rtklib = Component{
	Name:     "rtklib",
	Upstream: "github.com/tomojitakasu/RTKLIB",
	Marks:    []string{"by T.TAKASU, All rights reserved"},
}
