package known

var cmakeModule = Component{
	Name:     "cmake-module",
	Upstream: "gitlab.kitware.com/cmake/cmake",
	Marks:    []string{"Copyright.txt or https://cmake.org/licensing", "CMake - Cross Platform Makefile Generator\n# Copyright", "Kitware, Inc.\n#\n# Distributed under the OSI-approved BSD License", "Kitware, Inc.\n# Copyright "},
}
