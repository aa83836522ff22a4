package known

var libresample = Component{
	Name:     "libresample",
	Upstream: "ccrma.stanford.edu/~jos/resample",
	Marks:    []string{"Real-time library interface by Dominic Mazzoni"},
}
