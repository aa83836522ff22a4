package known

var zint = Component{
	Name:     "zint",
	Also:     []string{"libzint"},
	Upstream: "github.com/zint/zint",
	Marks:    []string{"libzint - the open source barcode library"},
}
