package known

var detours = Component{
	Name:     "detours",
	Upstream: "github.com/microsoft/Detours",
	Tag:      "v%s",
	Marks:    []string{"Microsoft Research Detours Package, Version"},
	Versions: []string{`Detours Package, Version (\d+\.\d+(?:\.\d+)?)`},
}
