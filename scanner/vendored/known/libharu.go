package known

var libharu = Component{
	Name:     "libharu",
	Also:     []string{"hpdf", "haru"},
	Upstream: "github.com/libharu/libharu",
	Marks:    []string{"<< Haru Free PDF Library"},
	Versions: []string{`Haru Free PDF Library (\d+\.\d+\.\d+)`},
}
