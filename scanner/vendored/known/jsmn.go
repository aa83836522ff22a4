package known

var jsmn = Component{
	Name:     "jsmn",
	Upstream: "github.com/zserge/jsmn",
	Tag:      "v%s",
	Marks:    []string{"JSMN_H_", "JSMN_H\n"},
	Files:    []string{"jsmn.h"},
}
