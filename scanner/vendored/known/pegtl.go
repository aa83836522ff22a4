package known

var pegtl = Component{
	Name:     "pegtl",
	Also:     []string{"taocpp"},
	Upstream: "github.com/taocpp/PEGTL",
	Tag:      "%s",
	Marks:    []string{"Dr. Colin Hirsch"},
	Files:    []string{"version.hpp"},
	Versions: []string{`define[ \t]+TAO_PEGTL_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
