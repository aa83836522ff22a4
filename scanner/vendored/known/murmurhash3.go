package known

var murmurhash3 = Component{
	Name:     "murmurhash3",
	Also:     []string{"murmurhash", "murmur3", "murmur"},
	Upstream: "github.com/aappleby/smhasher",
	Marks:    []string{"MurmurHash3 was written by Austin Appleby", "MurmurHash2 was written by Austin Appleby"},
}
