package known

var luafilesystem = Component{
	Name:     "luafilesystem",
	Also:     []string{"lfs"},
	Upstream: "github.com/lunarmodules/luafilesystem",
	Marks:    []string{"** LuaFileSystem"},
	Versions: []string{`LFS_VERSION\s+"(\d[\w.]*)"`},
}
