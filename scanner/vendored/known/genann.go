package known

var genann = Component{
	Name:     "genann",
	Upstream: "github.com/codeplea/genann",
	Marks:    []string{"GENANN - Minimal C Artificial Neural Network"},
}
