package known

var curve25519donna = Component{
	Name:     "curve25519-donna",
	Upstream: "github.com/agl/curve25519-donna",
	Marks:    []string{"curve25519-donna: Curve25519 elliptic curve, public key function"},
}
