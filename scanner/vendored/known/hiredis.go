package known

var hiredis = Component{
	Name:     "hiredis",
	Upstream: "github.com/redis/hiredis",
	Tag:      "v%s",
	Marks:    []string{"__HIREDIS_H"},
}
