package known

var luacompat53 = Component{
	Name:     "lua-compat-5.3",
	Also:     []string{"compat53", "lua-compat"},
	Upstream: "github.com/lunarmodules/lua-compat-5.3",
	Marks:    []string{"COMPAT53_H_"},
}
