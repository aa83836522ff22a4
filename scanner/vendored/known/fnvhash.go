package known

var fnvhash = Component{
	Name:     "fnv-hash",
	Also:     []string{"fnv"},
	Upstream: "www.isthe.com/chongo/tech/comp/fnv",
	Marks:    []string{"The basis of this hash algorithm was taken from an idea sent"},
}
