package known

var libart = Component{
	Name:     "libart",
	Upstream: "github.com/armon/libart",
	Marks:    []string{"#define NODE4   1\n#define NODE16  2", "#define IS_LEAF(x) (((uintptr_t)x & 1))"},
}
