package known

var luacjson = Component{
	Name:     "lua-cjson",
	Also:     []string{"cjson-lua"},
	Upstream: "github.com/mpx/lua-cjson",
	Tag:      "%s",
	Marks:    []string{"Lua CJSON - JSON support for Lua"},
	Versions: []string{`CJSON_VERSION\s+"(\d[\w.]*)"`},
}
