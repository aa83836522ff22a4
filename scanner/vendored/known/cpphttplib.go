package known

var cpphttplib = Component{
	Name:     "cpp-httplib",
	Also:     []string{"httplib"},
	Upstream: "github.com/yhirose/cpp-httplib",
	Tag:      "v%s",
	Marks:    []string{"CPPHTTPLIB_HTTPLIB_H"},
	Files:    []string{"httplib.h"},
	Versions: []string{`define[ \t]+CPPHTTPLIB_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
