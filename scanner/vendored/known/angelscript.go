package known

var angelscript = Component{
	Name:     "angelscript",
	Upstream: "www.angelcode.com/angelscript",
	Marks:    []string{"AngelCode Scripting Library"},
	Versions: []string{`ANGELSCRIPT_VERSION_STRING\s+"(\d[\d.]*)`},
}
