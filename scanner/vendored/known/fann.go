package known

var fann = Component{
	Name:     "fann",
	Also:     []string{"libfann"},
	Upstream: "github.com/libfann/fann",
	Marks:    []string{"Fast Artificial Neural Network Library (fann)"},
}
