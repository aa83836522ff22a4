package known

var quirc = Component{
	Name:     "quirc",
	Upstream: "github.com/dlbeer/quirc",
	Marks:    []string{"quirc -- QR-code recognition library", "quirc - QR-code recognition library"},
}
