package known

var cli11 = Component{
	Name:     "cli11",
	Upstream: "github.com/CLIUtils/CLI11",
	Tag:      "v%s",
	Marks:    []string{"CLI11: Version", "sponsored by NSF grant 1414736 and developed by Henry"},
	Files:    []string{"version.hpp"},
	Versions: []string{`CLI11: Version (\d+\.\d+\.\d+)`, `define[ \t]+CLI11_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
