package known

var lwrb = Component{
	Name:     "lwrb",
	Also:     []string{"ringbuff"},
	Upstream: "github.com/MaJerle/lwrb",
	Tag:      "v%s",
	Marks:    []string{"This file is part of LwRB - Lightweight ring buffer library"},
	Versions: []string{`Version:\s+v?(\d+\.\d+\.\d+)`},
}
