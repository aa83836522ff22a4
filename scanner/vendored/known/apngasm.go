package known

var apngasm = Component{
	Name:     "apngasm",
	Also:     []string{"apng-assembler"},
	Upstream: "apngasm.sourceforge.net",
	Marks:    []string{"APNG Assembler "},
	Versions: []string{`APNG Assembler (\d[\d.]*)`},
}
