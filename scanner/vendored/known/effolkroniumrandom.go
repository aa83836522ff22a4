package known

var effolkroniumrandom = Component{
	Name:     "effolkronium-random",
	Upstream: "github.com/effolkronium/random",
	Tag:      "v%s",
	Marks:    []string{"Random for modern C++"},
	Versions: []string{`version (\d+\.\d+\.\d+)`},
}
