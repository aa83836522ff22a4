package known

var flashdb = Component{
	Name:     "flashdb",
	Upstream: "github.com/armink/FlashDB",
	Marks:    []string{"_FLASHDB_H_", "_FDB_DEF_H_"},
	Files:    []string{"fdb_def.h"},
	Versions: []string{`define[ \t]+FDB_SW_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
