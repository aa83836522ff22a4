package known

var cubeb = Component{
	Name:     "cubeb",
	Upstream: "github.com/mozilla/cubeb",
	Marks:    []string{"CUBEB_c2f983e9_c96f_e71c_72c3_bbf62992a382", "CUBEB_RESAMPLER_INTERNAL", "CUBEB_MIXER"},
}
