package known

var jsonhsheredom = Component{
	Name:     "json-h-sheredom",
	Also:     []string{"json.h"},
	Upstream: "github.com/sheredom/json.h",
	Marks:    []string{"SHEREDOM_JSON_H_INCLUDED"},
}
