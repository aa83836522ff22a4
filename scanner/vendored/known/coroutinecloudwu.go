package known

var coroutinecloudwu = Component{
	Name:     "coroutine-cloudwu",
	Also:     []string{"coroutine"},
	Upstream: "github.com/cloudwu/coroutine",
	Marks:    []string{"C_COROUTINE_H"},
}
