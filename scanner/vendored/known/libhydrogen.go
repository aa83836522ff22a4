package known

var libhydrogen = Component{
	Name:     "libhydrogen",
	Also:     []string{"hydrogen"},
	Upstream: "github.com/jedisct1/libhydrogen",
	Marks:    []string{"hydrogen_H"},
}
