package known

var ed25519donna = Component{
	Name:     "ed25519-donna",
	Upstream: "github.com/floodyberry/ed25519-donna",
	Marks:    []string{"Public domain by Andrew M. <liquidsun@gmail.com>"},
}
