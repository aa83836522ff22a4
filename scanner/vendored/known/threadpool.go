package known

var threadpool = Component{
	Name:     "threadpool",
	Upstream: "github.com/progschj/ThreadPool",
	Marks:    []string{"Copyright (c) 2012 Jakob Progsch"},
}
