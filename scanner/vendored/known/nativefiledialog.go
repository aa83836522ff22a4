package known

var nativefiledialog = Component{
	Name:     "nativefiledialog",
	Also:     []string{"nfd"},
	Upstream: "github.com/mlabbe/nativefiledialog",
	Marks:    []string{"http://www.frogtoss.com/labs"},
}
