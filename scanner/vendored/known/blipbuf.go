package known

var blipbuf = Component{
	Name:     "blip-buf",
	Also:     []string{"blip_buf"},
	Upstream: "code.google.com/p/blip-buf",
	Marks:    []string{"blip_buf $vers", "blip_buf 1."},
	Versions: []string{`blip_buf (\d[\d.]*\d)`},
}
