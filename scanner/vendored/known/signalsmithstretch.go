package known

var signalsmithstretch = Component{
	Name:     "signalsmith-stretch",
	Upstream: "github.com/Signalsmith-Audio/signalsmith-stretch",
	Marks:    []string{"SIGNALSMITH_STRETCH_H"},
}
