package known

var cmpmsgpack = Component{
	Name:     "cmp-msgpack",
	Also:     []string{"cmp"},
	Upstream: "github.com/camgunz/cmp",
	Marks:    []string{"Charles Gunyon"},
}
