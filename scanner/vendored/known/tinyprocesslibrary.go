package known

var tinyprocesslibrary = Component{
	Name:     "tiny-process-library",
	Also:     []string{"tinyprocesslib"},
	Upstream: "gitlab.com/eidheim/tiny-process-library",
	Marks:    []string{"namespace TinyProcessLib", "TINY_PROCESS_LIBRARY_HPP_", "2015-2020 Ole Christian Eidheim"},
}
