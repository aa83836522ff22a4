package known

var linenoise = Component{
	Name:     "linenoise",
	Upstream: "github.com/antirez/linenoise",
	Marks:    []string{"linenoise.c -- guerrilla line editing library", "linenoise.h -- VERSION", "linenoise.h -- guerrilla line editing library"},
	Versions: []string{`linenoise\.\w -- VERSION (\d+\.\d+)`},
}
