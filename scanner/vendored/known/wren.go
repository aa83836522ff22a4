package known

var wren = Component{
	Name:     "wren",
	Upstream: "github.com/wren-lang/wren",
	Marks:    []string{"wren_h", "wren_value_h", "wren_vm_h", "wren_common_h"},
}
