package known

var cpptoml = Component{
	Name:     "cpptoml",
	Upstream: "github.com/skystrife/cpptoml",
	Tag:      "v%s",
	Marks:    []string{"@file cpptoml.h"},
}
