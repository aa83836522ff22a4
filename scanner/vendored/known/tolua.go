package known

var tolua = Component{
	Name:     "tolua",
	Also:     []string{"toluapp"},
	Upstream: "github.com/LuaDist/tolua",
	Marks:    []string{"Support code for Lua bindings."},
}
