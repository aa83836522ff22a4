package known

var udt = Component{
	Name:     "udt",
	Upstream: "udt.sourceforge.io",
	Marks:    []string{"Yunhong Gu, last updated"},
}
