package known

var replaygainanalysis = Component{
	Name:     "replaygain-analysis",
	Also:     []string{"replaygain", "gain_analysis"},
	Upstream: "www.replaygain.org",
	Marks:    []string{"ReplayGainAnalysis - analyzes input samples and give the recommended dB change"},
}
