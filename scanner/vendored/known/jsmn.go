package known

var jsmn = Component{
	Name:     "jsmn",
	Upstream: "github.com/zserge/jsmn",
	Tag:      "v%s",
	Marks:    []string{"JSMN_H_", "JSMN_H\n", "static jsmntok_t *jsmn_alloc_token("},
	Files:    []string{"jsmn.h"},
}
