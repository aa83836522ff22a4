package known

var spdlog = Component{
	Name:     "spdlog",
	Upstream: "github.com/gabime/spdlog",
	Tag:      "v%s",
	Marks:    []string{"Gabi Melman & spdlog contributors", "spdlog contributors. (MIT License)"},
	Files:    []string{"version.h"},
	Versions: []string{`(?s)SPDLOG_VER_MAJOR (\d+).{0,40}SPDLOG_VER_MINOR (\d+).{0,40}SPDLOG_VER_PATCH (\d+)`},
}
