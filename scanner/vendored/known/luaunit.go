package known

var luaunit = Component{
	Name:     "luaunit",
	Upstream: "github.com/bluebird75/luaunit",
	Marks:    []string{"Homepage: https://github.com/bluebird75/luaunit"},
	Versions: []string{`\bVERSION *= *'(\d[\d.]*)'`},
}
