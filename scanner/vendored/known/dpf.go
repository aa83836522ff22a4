package known

var dpf = Component{
	Name:     "dpf",
	Also:     []string{"distrho"},
	Upstream: "github.com/DISTRHO/DPF",
	Marks:    []string{"DISTRHO Plugin Framework (DPF)"},
}
