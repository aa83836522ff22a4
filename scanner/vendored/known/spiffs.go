package known

var spiffs = Component{
	Name:     "spiffs",
	Upstream: "github.com/pellepl/spiffs",
	Tag:      "%s",
	Marks:    []string{"SPIFFS_H_"},
}
