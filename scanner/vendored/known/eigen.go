package known

var eigen = Component{
	Name:     "eigen",
	Also:     []string{"eigen3"},
	Upstream: "gitlab.com/libeigen/eigen",
	Tag:      "%s",
	Marks:    []string{"This file is part of Eigen, a lightweight C++ template library"},
	Files:    []string{"macros.h", "version"},
	Versions: []string{`(?s)EIGEN_WORLD_VERSION (\d+).{0,40}EIGEN_MAJOR_VERSION (\d+).{0,40}EIGEN_MINOR_VERSION (\d+)`},
}
