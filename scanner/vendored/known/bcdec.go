package known

var bcdec = Component{
	Name:     "bcdec",
	Upstream: "github.com/iOrange/bcdec",
	Marks:    []string{"bcdec.h - v"},
	Versions: []string{`bcdec\.h - v(\d+\.\d+)`},
}
