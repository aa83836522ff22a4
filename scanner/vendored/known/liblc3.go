package known

var liblc3 = Component{
	Name:     "liblc3",
	Also:     []string{"lc3"},
	Upstream: "github.com/google/liblc3",
	Marks:    []string{"Low Complexity Communication Codec (LC3)"},
}
