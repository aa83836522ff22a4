package known

var libspng = Component{
	Name:     "libspng",
	Also:     []string{"spng"},
	Upstream: "github.com/randy408/libspng",
	Tag:      "v%s",
	Marks:    []string{"SPNG_H", "SPNG__BUILD"},
}
