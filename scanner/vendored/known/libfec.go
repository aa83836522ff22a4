package known

var libfec = Component{
	Name:     "libfec",
	Upstream: "www.ka9q.net/code/fec",
	Marks:    []string{"Phil Karn, KA9Q"},
}
