package known

var poly1305donna = Component{
	Name:     "poly1305-donna",
	Upstream: "github.com/floodyberry/poly1305-donna",
	Marks:    []string{"poly1305 implementation using 32 bit * 32 bit = 64 bit multiplication", "poly1305-donna-unrolled.c from"},
}
