package known

var libcuckoo = Component{
	Name:     "libcuckoo",
	Upstream: "github.com/efficient/libcuckoo",
	Marks:    []string{"_CUCKOOHASH_MAP_HH"},
}
