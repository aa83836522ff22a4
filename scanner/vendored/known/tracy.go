package known

var tracy = Component{
	Name:     "tracy",
	Upstream: "github.com/wolfpld/tracy",
	Marks:    []string{"__TRACY_HPP__", "__TRACYPROFILER_HPP__", "__TRACYC_HPP__"},
	Files:    []string{"tracyversion.hpp"},
	Versions: []string{`(?s)Major = (\d+).{0,40}?Minor = (\d+).{0,40}?Patch = (\d+)`},
}
