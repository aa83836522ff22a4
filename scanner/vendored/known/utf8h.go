package known

var utf8h = Component{
	Name:     "utf8.h",
	Upstream: "github.com/sheredom/utf8.h",
	Marks:    []string{"SHEREDOM_UTF8_H_INCLUDED"},
}
