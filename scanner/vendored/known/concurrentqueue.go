package known

var concurrentqueue = Component{
	Name:     "concurrentqueue",
	Upstream: "github.com/cameron314/concurrentqueue",
	Tag:      "v%s",
	Marks:    []string{"implementation of a multi-producer, multi-consumer lock-free queue"},
}
