package known

var tivaware = Component{
	Name:     "tivaware",
	Upstream: "www.ti.com/tool/SW-TM4C",
	Marks:    []string{"of the Tiva Peripheral Driver Library"},
	Versions: []string{`revision (\d[\d.]*\d) of the Tiva`},
}
