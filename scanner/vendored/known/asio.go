package known

var asio = Component{
	Name:     "asio",
	Upstream: "github.com/chriskohlhoff/asio",
	Marks:    []string{"Copyright (c) 2003-2023 Christopher M. Kohlhoff", "Christopher M. Kohlhoff (chris at kohlhoff dot com)"},
	Files:    []string{"version.hpp"},
	Versions: []string{`ASIO_VERSION (\d{6})`},
	Packed:   []int{100000, 100, 1},
}
