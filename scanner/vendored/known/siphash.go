package known

var siphash = Component{
	Name:     "siphash",
	Upstream: "github.com/veorq/SipHash",
	Marks:    []string{"SipHash reference C implementation"},
}
