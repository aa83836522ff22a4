package known

var wsserver = Component{
	Name:     "wsserver",
	Upstream: "github.com/Theldus/wsServer",
	Marks:    []string{"Davidson Francis <davidsondfgl@gmail.com>"},
}
