package known

var libuv = Component{
	Name:     "libuv",
	Upstream: "github.com/libuv/libuv",
	Tag:      "v%s",
	Marks:    []string{"See https://github.com/libuv/libuv#documentation for documentation"},
	Files:    []string{"version.h"},
	Versions: []string{`(?s)UV_VERSION_MAJOR (\d+).{0,40}UV_VERSION_MINOR (\d+).{0,40}UV_VERSION_PATCH (\d+)`},
}
