package known

var rscode = Component{
	Name:     "rscode",
	Upstream: "rscode.sourceforge.net",
	Marks:    []string{"Henry Minsky (hqm@ua.com)", "Henry Minsky (hqm@alum.mit.edu)"},
}
