package known

var benchmark = Component{
	Name:     "benchmark",
	Upstream: "github.com/google/benchmark",
	Tag:      "v%s",
	Marks:    []string{"BENCHMARK_BENCHMARK_H_"},
}
