package known

var zlibpuff = Component{
	Name:     "puff",
	Also:     []string{"zlib-puff"},
	Upstream: "github.com/madler/zlib",
	Marks:    []string{"puff.c is a simple inflate written to be an unambiguous way"},
	Versions: []string{`version (\d+\.\d+)`},
}
