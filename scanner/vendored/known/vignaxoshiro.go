package known

var vignaxoshiro = Component{
	Name:     "xoshiro",
	Also:     []string{"xoroshiro"},
	Upstream: "prng.di.unimi.it",
	Marks:    []string{"by David Blackman and Sebastiano Vigna"},
}
