package known

var libcbor = Component{
	Name:     "libcbor",
	Upstream: "github.com/PJK/libcbor",
	Tag:      "v%s",
	Marks:    []string{"libcbor is free software; you can redistribute"},
}
