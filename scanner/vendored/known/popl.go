package known

var popl = Component{
	Name:     "popl",
	Upstream: "github.com/badaix/popl",
	Tag:      "v%s",
	Versions: []string{`(?m)^\s+version (\d+\.\d+\.\d+)$`},
	Marks:    []string{"This file is part of popl (program options parser lib)"},
}
