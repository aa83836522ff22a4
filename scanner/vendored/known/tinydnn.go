package known

var tinydnn = Component{
	Name:     "tiny-dnn",
	Upstream: "github.com/tiny-dnn/tiny-dnn",
	Marks:    []string{"Taiga Nomi"},
}
