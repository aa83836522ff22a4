package known

var stellarisware = Component{
	Name:     "stellarisware",
	Upstream: "www.ti.com/tool/SW-LM3S",
	Marks:    []string{"of the Stellaris Peripheral Driver Library"},
	Versions: []string{`revision (\d+) of the Stellaris`},
}
