package known

var zydis = Component{
	Name:     "zydis",
	Upstream: "github.com/zyantific/zydis",
	Tag:      "v%s",
	Marks:    []string{"Zyan Disassembler Library"},
}
