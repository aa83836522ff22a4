package known

var hdrhistogram = Component{
	Name:     "hdrhistogram",
	Also:     []string{"hdr_histogram", "hdrhistogram_c"},
	Upstream: "github.com/HdrHistogram/HdrHistogram_c",
	Marks:    []string{"Written by Michael Barker and released to the public domain"},
}
