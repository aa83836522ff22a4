package known

var liblinear = Component{
	Name:     "liblinear",
	Upstream: "github.com/cjlin1/liblinear",
	Marks:    []string{"_LIBLINEAR_H"},
	Versions: []string{`LIBLINEAR_VERSION (\d)(\d+)`},
}
