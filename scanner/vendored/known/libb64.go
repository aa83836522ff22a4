package known

var libb64 = Component{
	Name:     "libb64",
	Also:     []string{"b64"},
	Upstream: "github.com/libb64/libb64",
	Marks:    []string{"This is part of the libb64 project"},
}
