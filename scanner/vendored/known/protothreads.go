package known

var protothreads = Component{
	Name:     "protothreads",
	Also:     []string{"pt"},
	Upstream: "dunkels.com/adam/pt",
	Marks:    []string{"This file is part of the protothreads library"},
}
