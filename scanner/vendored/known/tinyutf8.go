package known

var tinyutf8 = Component{
	Name:     "tiny-utf8",
	Also:     []string{"tinyutf8"},
	Upstream: "github.com/DuffsDevice/tiny-utf8",
	Marks:    []string{"Jakob Riedle (DuffsDevice)"},
}
