package known

var sds = Component{
	Name:     "sds",
	Upstream: "github.com/antirez/sds",
	Marks:    []string{"SDSLib, A C dynamic strings library", "SDSLib 2.0 -- A C dynamic strings library"},
	Versions: []string{`SDSLib (\d\.\d)`},
}
