package known

var segwitaddr = Component{
	Name:     "segwit_addr",
	Also:     []string{"bech32"},
	Upstream: "github.com/sipa/bech32",
	Marks:    []string{"/** Encode a SegWit address"},
}
