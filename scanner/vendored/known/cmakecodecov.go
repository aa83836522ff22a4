package known

var cmakecodecov = Component{
	Name:     "cmake-codecov",
	Also:     []string{"codecov"},
	Upstream: "github.com/RWTH-HPC/CMake-codecov",
	Marks:    []string{"This file is part of CMake-codecov"},
}
