package known

var libg722 = Component{
	Name:     "libg722",
	Also:     []string{"g722"},
	Upstream: "github.com/sippy/libg722",
	Marks:    []string{"The ITU G.722 codec, encode part", "The ITU G.722 codec, decode part", "The ITU G.722 codec, common functions"},
}
