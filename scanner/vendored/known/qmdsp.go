package known

var qmdsp = Component{
	Name:     "qm-dsp",
	Also:     []string{"qmdsp"},
	Upstream: "github.com/c4dm/qm-dsp",
	Marks:    []string{"QM DSP Library\n"},
}
