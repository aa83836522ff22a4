package known

var tautest = Component{
	Name:     "tau-test",
	Also:     []string{"tau"},
	Upstream: "github.com/jasmcaus/tau",
	Marks:    []string{"Tau - The Micro Testing Framework for C/C++"},
}
