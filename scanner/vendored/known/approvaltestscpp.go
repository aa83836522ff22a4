package known

var approvaltestscpp = Component{
	Name:     "approvaltests.cpp",
	Also:     []string{"approvaltests"},
	Upstream: "github.com/approvals/ApprovalTests.cpp",
	Tag:      "v.%s",
	Marks:    []string{"More information at: https://github.com/approvals/ApprovalTests.cpp"},
	Versions: []string{`Approval ?Tests(?:\.cpp)? version v?\.?(\d[\d.]*\d)`},
}
