package known

var inspectlua = Component{
	Name:     "inspect.lua",
	Upstream: "github.com/kikito/inspect.lua",
	Tag:      "v%s",
	Marks:    []string{"'http://github.com/kikito/inspect.lua'"},
	Versions: []string{`'inspect\.lua (\d[\d.]*\d)'`},
}
