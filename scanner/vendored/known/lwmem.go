package known

var lwmem = Component{
	Name:     "lwmem",
	Upstream: "github.com/MaJerle/lwmem",
	Tag:      "v%s",
	Marks:    []string{"This file is part of LwMEM - "},
	Versions: []string{`Version:\s+v(\d+\.\d+\.\d+)`},
}
