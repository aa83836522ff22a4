package known

var pugl = Component{
	Name:     "pugl",
	Upstream: "github.com/lv2/pugl",
	Marks:    []string{"PUGL_PUGL_H", "PUGL_PUGL_HPP"},
}
