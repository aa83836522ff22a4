package known

var freeverb = Component{
	Name:     "freeverb",
	Upstream: "ccrma.stanford.edu/~jos/pasp/Freeverb.html",
	Marks:    []string{"Written by Jezar at Dreampoint"},
}
