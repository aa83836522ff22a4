package known

var bsthreadpool = Component{
	Name:     "bs-thread-pool",
	Upstream: "github.com/bshoshany/thread-pool",
	Tag:      "v%s",
	Marks:    []string{"Barak Shoshany"},
	Versions: []string{`@version (\d+\.\d+\.\d+)`},
}
