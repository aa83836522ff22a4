package known

var lwesp = Component{
	Name:     "lwesp",
	Upstream: "github.com/MaJerle/lwesp",
	Tag:      "v%s",
	Marks:    []string{"This file is part of LwESP - "},
	Versions: []string{`Version:\s+v(\d+\.\d+\.\d+)`},
}
