package known

var bgfx = Component{
	Name:     "bgfx",
	Upstream: "github.com/bkaradzic/bgfx",
	Marks:    []string{"https://github.com/bkaradzic/bgfx/blob/master/LICENSE"},
}
