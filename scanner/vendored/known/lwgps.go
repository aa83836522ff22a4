package known

var lwgps = Component{
	Name:     "lwgps",
	Upstream: "github.com/MaJerle/lwgps",
	Tag:      "v%s",
	Marks:    []string{"This file is part of LwGPS - "},
	Versions: []string{`Version:\s+v(\d+\.\d+\.\d+)`},
}
