package known

var osdialog = Component{
	Name:     "osdialog",
	Upstream: "github.com/AndrewBelt/osdialog",
	Marks:    []string{"OSDIALOG_MALLOC"},
}
