package known

var penlight = Component{
	Name:     "penlight",
	Upstream: "github.com/lunarmodules/Penlight",
	Marks:    []string{"-- @module pl."},
}
