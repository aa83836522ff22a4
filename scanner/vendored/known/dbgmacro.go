package known

var dbgmacro = Component{
	Name:     "dbg-macro",
	Upstream: "github.com/sharkdp/dbg-macro",
	Marks:    []string{"dbg(...) macro\n"},
}
