package known

var lufa = Component{
	Name:     "lufa",
	Upstream: "github.com/abcminiuser/lufa",
	Marks:    []string{"LUFA Library"},
	Versions: []string{`LUFA_VERSION_STRING[ \t]+"(\d+)"`},
}
