package known

var libsvm = Component{
	Name:     "libsvm",
	Upstream: "github.com/cjlin1/libsvm",
	Tag:      "v%s",
	Marks:    []string{"LIBSVM_VERSION"},
	Versions: []string{`LIBSVM_VERSION (\d)(\d\d)`},
}
