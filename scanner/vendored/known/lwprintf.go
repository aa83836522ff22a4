package known

var lwprintf = Component{
	Name:     "lwprintf",
	Upstream: "github.com/MaJerle/lwprintf",
	Tag:      "v%s",
	Marks:    []string{"This file is part of LwPRINTF - "},
	Versions: []string{`Version:\s+v(\d+\.\d+\.\d+)`},
}
