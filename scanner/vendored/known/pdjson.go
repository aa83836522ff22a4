package known

var pdjson = Component{
	Name:     "pdjson",
	Upstream: "github.com/skeeto/pdjson",
	Marks:    []string{"PDJSON_H", "PDJSON_SYMEXPORT"},
}
