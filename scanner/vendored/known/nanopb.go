package known

var nanopb = Component{
	Name:     "nanopb",
	Upstream: "github.com/nanopb/nanopb",
	Tag:      "%s",
	Marks:    []string{"Common parts of the nanopb library", "PB_H_INCLUDED"},
	Files:    []string{"pb.h"},
	Versions: []string{`NANOPB_VERSION[ \t]+"?(?:nanopb-)?(\d[\d.]*)`},
}
