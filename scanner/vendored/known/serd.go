package known

var serd = Component{
	Name:     "serd",
	Upstream: "github.com/drobilla/serd",
	Marks:    []string{"SERD_SERD_H"},
}
