package known

var tinyjson = Component{
	Name:     "tiny-json",
	Upstream: "github.com/rafagafe/tiny-json",
	Marks:    []string{"<https://github.com/rafagafe/tiny-json>"},
}
