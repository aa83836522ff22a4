package known

var gb = Component{
	Name:     "gb",
	Upstream: "github.com/gingerBill/gb",
	Marks:    []string{"Ginger Bill's C Helper Library", "gb_math.h - v", "gb_string.h - v", "gb_ini.h - v"},
	Versions: []string{`(?P<name>gb\w*)\.h - v(\d+\.\d+\w*)`},
}
