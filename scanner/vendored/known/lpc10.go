package known

var lpc10 = Component{
	Name:     "lpc10",
	Also:     []string{"openlpc"},
	Upstream: "www.speech.cs.cmu.edu",
	Marks:    []string{"LPC-10 2400 bps Voice Coder", "LPC-10 speech coder"},
}
