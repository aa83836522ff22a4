package known

var smbpitchshift = Component{
	Name:     "smbpitchshift",
	Upstream: "blogs.zynaptiq.com/bernsee",
	Marks:    []string{"NAME: smbPitchShift.cpp"},
	Versions: []string{`VERSION: (\d+\.\d+)`},
}
