package known

var msdfgen = Component{
	Name:     "msdfgen",
	Upstream: "github.com/Chlumsky/msdfgen",
	Marks:    []string{"MULTI-CHANNEL SIGNED DISTANCE FIELD GENERATOR"},
}
