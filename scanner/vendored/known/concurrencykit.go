package known

var concurrencykit = Component{
	Name:     "concurrencykit",
	Also:     []string{"ck"},
	Upstream: "github.com/concurrencykit/ck",
	Marks:    []string{"Samy Al Bahra.\n"},
}
