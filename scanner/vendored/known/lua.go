package known

var lua = Component{
	Name:     "lua",
	Also:     []string{"liblua"},
	Upstream: "github.com/lua/lua",
	Tag:      "v%s",
	Marks:    []string{"Lua - A Scripting Language", "Lua - An Extensible Extension Language", "Lua stand-alone interpreter", "Lua virtual machine"},
	Files:    []string{"lua.h"},
	Versions: []string{`(?s)LUA_VERSION_MAJOR[ \t]+"(\d+)".{0,80}LUA_VERSION_MINOR[ \t]+"(\d+)".{0,120}LUA_VERSION_RELEASE[ \t]+"(\d+)"`, `LUA_RELEASE[ \t]+"Lua (\d+\.\d+\.\d+)"`},
}
