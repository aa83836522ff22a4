package known

var soxr = Component{
	Name:     "soxr",
	Also:     []string{"libsoxr"},
	Upstream: "github.com/chirlu/soxr",
	Marks:    []string{"SoX Resampler Library"},
	Files:    []string{"soxr.h"},
	Versions: []string{`define[ \t]+SOXR_THIS_VERSION_STR[ \t]+"v?(\d[\w.+-]*)"`},
}
