package known

var fastdelegate = Component{
	Name:     "fastdelegate",
	Upstream: "www.codeproject.com/Articles/7150",
	Marks:    []string{"Efficient delegates in C++ that generate only two lines of asm code"},
}
