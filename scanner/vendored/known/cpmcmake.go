package known

var cpmcmake = Component{
	Name:     "cpm.cmake",
	Also:     []string{"cpm"},
	Upstream: "github.com/cpm-cmake/CPM.cmake",
	Tag:      "v%s",
	Marks:    []string{"CPM.cmake - CMake's missing package manager", "Lars Melchior and contributors"},
	Versions: []string{`CURRENT_CPM_VERSION (\d+\.\d+\.\d+)`, `CPM_DOWNLOAD_VERSION (\d+\.\d+\.\d+)`},
}
