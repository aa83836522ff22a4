package known

var simde = Component{
	Name:     "simde",
	Upstream: "github.com/simd-everywhere/simde",
	Tag:      "v%s",
	Marks:    []string{"SIMDE_COMMON_H"},
	Files:    []string{"simde-common.h"},
	Versions: []string{`(?s)SIMDE_VERSION_MAJOR (\d+).{0,40}SIMDE_VERSION_MINOR (\d+).{0,40}SIMDE_VERSION_MICRO (\d+)`},
}
