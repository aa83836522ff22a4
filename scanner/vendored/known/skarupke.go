package known

var skarupke = Component{
	Name:     "flat_hash_map",
	Also:     []string{"ska-flat-hash-map"},
	Upstream: "github.com/skarupke/flat_hash_map",
	Marks:    []string{"Copyright Malte Skarupke"},
}
