package known

var penlight = Component{
	Name:     "penlight",
	Also:     []string{"pl"},
	Upstream: "github.com/lunarmodules/Penlight",
	Marks:    []string{"-- @module pl."},
}
