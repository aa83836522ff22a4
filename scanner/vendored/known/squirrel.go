package known

var squirrel = Component{
	Name:     "squirrel",
	Upstream: "github.com/albertodemichelis/squirrel",
	Tag:      "v%s",
	Marks:    []string{"_SQUIRREL_H_"},
	Versions: []string{`SQUIRREL_VERSION\s+_SC\("Squirrel (\d[\d.]*)`},
}
