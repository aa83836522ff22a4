package known

var farmhash = Component{
	Name:     "farmhash",
	Upstream: "github.com/google/farmhash",
	Marks:    []string{"FarmHash, by Geoff Pike"},
}
