package known

var cmrc = Component{
	Name:     "cmrc",
	Also:     []string{"cmakerc"},
	Upstream: "github.com/vector-of-bool/cmrc",
	Marks:    []string{"This block is executed when generating an intermediate resource file"},
}
