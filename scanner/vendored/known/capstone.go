package known

var capstone = Component{
	Name:     "capstone",
	Upstream: "github.com/capstone-engine/capstone",
	Tag:      "%s",
	Marks:    []string{"Capstone Disassembly Engine", "Capstone Disassembler Engine"},
}
