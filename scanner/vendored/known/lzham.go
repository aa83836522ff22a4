package known

var lzham = Component{
	Name:     "lzham",
	Also:     []string{"lzham_codec"},
	Upstream: "github.com/richgel999/lzham_codec",
	Marks:    []string{"LZHAM is in the Public Domain"},
}
