package known

var rttr = Component{
	Name:     "rttr",
	Upstream: "github.com/rttrorg/rttr",
	Tag:      "v%s",
	Marks:    []string{"This file is part of RTTR (Run Time Type Reflection)"},
}
