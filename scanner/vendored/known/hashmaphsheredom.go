package known

var hashmaphsheredom = Component{
	Name:     "hashmap-h-sheredom",
	Also:     []string{"hashmap.h"},
	Upstream: "github.com/sheredom/hashmap.h",
	Marks:    []string{"SHEREDOM_HASHMAP_H_INCLUDED"},
}
