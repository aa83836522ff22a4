package known

var luabridge = Component{
	Name:     "luabridge",
	Upstream: "github.com/vinniefalco/LuaBridge",
	Tag:      "%s",
	Marks:    []string{"https://github.com/vinniefalco/LuaBridge\n"},
}
