package known

var deelx = Component{
	Name:     "deelx",
	Upstream: "github.com/sswater/deelx",
	Marks:    []string{"DEELX Regular Expression Engine (v"},
	Versions: []string{`Expression Engine \(v(\d+\.\d+)\)`},
}
