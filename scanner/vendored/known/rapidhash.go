package known

var rapidhash = Component{
	Name:     "rapidhash",
	Upstream: "github.com/Nicoshev/rapidhash",
	Marks:    []string{"rapidhash - Very fast, high quality"},
}
