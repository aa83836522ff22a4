package known

var rang = Component{
	Name:     "rang",
	Upstream: "github.com/agauniyal/rang",
	Tag:      "v%s",
	Marks:    []string{"RANG_DOT_HPP"},
}
