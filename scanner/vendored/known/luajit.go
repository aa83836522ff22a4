package known

var luajit = Component{
	Name:     "luajit",
	Upstream: "github.com/LuaJIT/LuaJIT",
	Tag:      "v%s",
	Marks:    []string{"LuaJIT -- a Just-In-Time Compiler for Lua"},
	Files:    []string{"luajit.h"},
	Versions: []string{`LUAJIT_VERSION[ \t]+"LuaJIT (\d[\w.-]*)"`},
}
