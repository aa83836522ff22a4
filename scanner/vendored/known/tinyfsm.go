package known

var tinyfsm = Component{
	Name:     "tinyfsm",
	Upstream: "github.com/digint/tinyfsm",
	Tag:      "v%s",
	Marks:    []string{"TinyFSM - Tiny Finite State Machine Processor"},
	Versions: []string{`Version:\s+(\d+\.\d+\.\d+)`},
}
