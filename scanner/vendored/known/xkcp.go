package known

var xkcp = Component{
	Name:     "xkcp",
	Also:     []string{"keccak", "keccakcodepackage"},
	Upstream: "github.com/XKCP/XKCP",
	Marks:    []string{"Implementation by the Keccak", "Implementation by Gilles Van Assche, hereby denoted"},
}
