package known

var ed25519orlp = Component{
	Name:     "ed25519-orlp",
	Also:     []string{"ed25519"},
	Upstream: "github.com/orlp/ed25519",
	Marks:    []string{"ED25519_DECLSPEC"},
}
