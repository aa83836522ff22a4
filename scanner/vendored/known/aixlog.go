package known

var aixlog = Component{
	Name:     "aixlog",
	Upstream: "github.com/badaix/aixlog",
	Versions: []string{`(?m)^\s+version (\d+\.\d+\.\d+)$`},
	Marks:    []string{"This file is part of aixlog\n"},
}
