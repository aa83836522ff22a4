package known

var blake2 = Component{
	Name:     "blake2",
	Upstream: "github.com/BLAKE2/BLAKE2",
	Marks:    []string{"BLAKE2 reference source code package"},
}
