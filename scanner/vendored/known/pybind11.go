package known

var pybind11 = Component{
	Name:     "pybind11",
	Upstream: "github.com/pybind/pybind11",
	Tag:      "v%s",
	Marks:    []string{"Main header file of the C++11 python\n    binding generator library", "binding generator library\n\n    Copyright (c) 2016 Wenzel"},
	Files:    []string{"common.h"},
	Versions: []string{`(?s)define[ \t]+PYBIND11_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+PYBIND11_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+PYBIND11_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
