package known

var x86inc = Component{
	Name:     "x86inc",
	Also:     []string{"x86inc.asm", "x264"},
	Upstream: "code.videolan.org/videolan/x86inc.asm",
	Marks:    []string{"x86inc.asm: x264asm abstraction layer", "x86inc.asm: x86 abstraction layer", "x86util.asm: x86 utility macros"},
}
