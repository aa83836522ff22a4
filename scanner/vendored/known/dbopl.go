package known

var dbopl = Component{
	Name:     "dbopl",
	Also:     []string{"dosbox"},
	Upstream: "www.dosbox.com",
	Marks:    []string{"DOSBox implementation of a combined Yamaha YMF262"},
}
