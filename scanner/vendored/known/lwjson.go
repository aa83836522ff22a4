package known

var lwjson = Component{
	Name:     "lwjson",
	Upstream: "github.com/MaJerle/lwjson",
	Tag:      "v%s",
	Marks:    []string{"This file is part of LwJSON - "},
	Versions: []string{`Version:\s+v(\d+\.\d+\.\d+)`},
}
