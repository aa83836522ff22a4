package known

var splitmix = Component{
	Name:     "splitmix64",
	Upstream: "prng.di.unimi.it",
	Marks:    []string{"Written in 2015 by Sebastiano Vigna (vigna@acm.org)"},
}
