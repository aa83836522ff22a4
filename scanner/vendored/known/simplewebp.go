package known

var simplewebp = Component{
	Name:     "simplewebp",
	Upstream: "github.com/MikuAuahDark/simplewebp",
	Marks:    []string{"@file simplewebp.h"},
	Versions: []string{`@version (\d{8})`},
}
