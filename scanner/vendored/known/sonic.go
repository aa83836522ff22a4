package known

var sonic = Component{
	Name:     "sonic",
	Also:     []string{"sonic-speech"},
	Upstream: "github.com/waywardgeek/sonic",
	Marks:    []string{"Sonic library\n   Copyright"},
}
