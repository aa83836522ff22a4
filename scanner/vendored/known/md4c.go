package known

var md4c = Component{
	Name:     "md4c",
	Upstream: "github.com/mity/md4c",
	Tag:      "release-%s",
	Marks:    []string{"MD4C: Markdown parser for C"},
}
