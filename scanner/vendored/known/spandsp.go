package known

var spandsp = Component{
	Name:     "spandsp",
	Upstream: "github.com/freeswitch/spandsp",
	Marks:    []string{"SpanDSP - a series of DSP components for telephony"},
}
