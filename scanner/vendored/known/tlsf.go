package known

var tlsf = Component{
	Name:     "tlsf",
	Upstream: "github.com/mattconte/tlsf",
	Marks:    []string{"Two Level Segregated Fit memory allocator"},
	Versions: []string{`version (\d+\.\d+)`},
}
