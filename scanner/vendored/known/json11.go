package known

var json11 = Component{
	Name:     "json11",
	Upstream: "github.com/dropbox/json11",
	Tag:      "v%s",
	Marks:    []string{"json11 is a tiny JSON library for C++11"},
}
