package known

var linalgh = Component{
	Name:     "linalg.h",
	Also:     []string{"linalg"},
	Upstream: "github.com/sgorsten/linalg",
	Tag:      "v%s",
	Marks:    []string{"Single-header public domain linear algebra library"},
	Versions: []string{`linalg\.h - v?(\d+\.\d+(?:\.\d+)?)`},
}
