package known

var opusfile = Component{
	Name:     "opusfile",
	Also:     []string{"libopusfile"},
	Upstream: "github.com/xiph/opusfile",
	Marks:    []string{"THIS FILE IS PART OF THE libopusfile SOFTWARE CODEC SOURCE CODE"},
}
