package known

var libco = Component{
	Name:     "libco",
	Upstream: "github.com/higan-emu/libco",
	Marks:    []string{"LIBCO_H"},
	Versions: []string{`libco v(\d+)`},
}
