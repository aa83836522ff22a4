package known

var atomicqueue = Component{
	Name:     "atomic_queue",
	Upstream: "github.com/max0x7ba/atomic_queue",
	Marks:    []string{"Maxim Egorushkin. MIT License"},
}
