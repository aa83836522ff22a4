package known

var msgsl = Component{
	Name:     "ms-gsl",
	Upstream: "github.com/microsoft/GSL",
	Tag:      "v%s",
	Marks:    []string{"GSL_GSL_H"},
}
