package known

var apngdis = Component{
	Name:     "apngdis",
	Also:     []string{"apng-disassembler"},
	Upstream: "apngdis.sourceforge.net",
	Marks:    []string{"APNG Disassembler "},
	Versions: []string{`APNG Disassembler (\d[\d.]*)`},
}
