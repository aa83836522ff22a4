package known

var sse2neon = Component{
	Name:     "sse2neon",
	Upstream: "github.com/DLTcollab/sse2neon",
	Tag:      "v%s",
	Marks:    []string{"sse2neon is freely redistributable under the MIT License"},
}
