package known

var pocketfft = Component{
	Name:     "pocketfft",
	Upstream: "gitlab.mpcdf.mpg.de/mtr/pocketfft",
	Marks:    []string{"This file is part of pocketfft."},
}
