package known

var luasocket = Component{
	Name:     "luasocket",
	Upstream: "github.com/lunarmodules/luasocket",
	Tag:      "v%s",
	Marks:    []string{"LuaSocket toolkit"},
	Versions: []string{`LUASOCKET_VERSION\s+"LuaSocket (\d[\w.-]*)"`},
}
