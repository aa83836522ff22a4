package known

var fluidlite = Component{
	Name:     "fluidlite",
	Upstream: "github.com/divideconcept/FluidLite",
	Marks:    []string{"FluidLite - A Software Synthesizer"},
}
