package known

var csvparser = Component{
	Name:     "csv-parser",
	Also:     []string{"csv.hpp"},
	Upstream: "github.com/vincentlaucsb/csv-parser",
	Tag:      "%s",
	Marks:    []string{"CSV for C++, version"},
	Versions: []string{`CSV for C\+\+, version (\d[\d.]*\d)`},
}
