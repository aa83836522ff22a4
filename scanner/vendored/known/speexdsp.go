package known

var speexdsp = Component{
	Name:     "speexdsp",
	Also:     []string{"speex_resampler", "speex"},
	Upstream: "gitlab.xiph.org/xiph/speexdsp",
	Marks:    []string{"File: resample.c\n   Arbitrary resampling code", "Speex Echo cancellation"},
}
