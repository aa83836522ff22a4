package known

var wasm3 = Component{
	Name:     "wasm3",
	Upstream: "github.com/wasm3/wasm3",
	Tag:      "v%s",
	Marks:    []string{"Steven Massey, Volodymyr Shymanskyy"},
}
