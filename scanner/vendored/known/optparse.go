package known

var optparse = Component{
	Name:     "optparse",
	Upstream: "github.com/skeeto/optparse",
	Tag:      "v%s",
	Marks:    []string{"Optparse --- portable, reentrant, embeddable, getopt-like option parser"},
}
