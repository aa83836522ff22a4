package known

var normalizecss = Component{
	Name:     "normalize.css",
	Upstream: "github.com/necolas/normalize.css",
	Tag:      "%s",
	Marks:    []string{"normalize.css v"},
	Versions: []string{`normalize\.css v(\d+\.\d+\.\d+)`},
}
