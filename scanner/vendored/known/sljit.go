package known

var sljit = Component{
	Name:     "sljit",
	Upstream: "github.com/zherczeg/sljit",
	Marks:    []string{"Stack-less Just-In-Time compiler"},
}
