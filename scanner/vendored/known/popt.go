package known

var popt = Component{
	Name:     "popt",
	Upstream: "github.com/rpm-software-management/popt",
	Marks:    []string{"file accompanying popt source distributions"},
}
