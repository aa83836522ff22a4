package known

var tinywav = Component{
	Name:     "tinywav",
	Upstream: "github.com/mhroth/tinywav",
	Marks:    []string{"_TINY_WAV_"},
}
