package known

var cxxopts = Component{
	Name:     "cxxopts",
	Upstream: "github.com/jarro2783/cxxopts",
	Tag:      "v%s",
	Marks:    []string{"2014-2022 Jarryd Beck", "Jarryd Beck"},
	Files:    []string{"cxxopts.hpp"},
	Versions: []string{`(?s)CXXOPTS__VERSION_MAJOR (\d+).{0,40}CXXOPTS__VERSION_MINOR (\d+).{0,40}CXXOPTS__VERSION_PATCH (\d+)`},
}
