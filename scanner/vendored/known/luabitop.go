package known

var luabitop = Component{
	Name:     "lua-bitop",
	Also:     []string{"bitop"},
	Upstream: "bitop.luajit.org",
	Marks:    []string{"Lua BitOp -- a bit operations library for Lua"},
	Versions: []string{`LUA_?BITOP_VERSION[ \t]+"(\d[\d.]*)"`},
}
