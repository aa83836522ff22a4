package known

var cthreadpool = Component{
	Name:     "c-thread-pool",
	Upstream: "github.com/Pithikos/C-Thread-Pool",
	Marks:    []string{"Johan Hanssen Seferidis"},
}
