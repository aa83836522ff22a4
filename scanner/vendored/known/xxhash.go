package known

var xxhash = Component{
	Name:     "xxhash",
	Upstream: "github.com/Cyan4973/xxHash",
	Tag:      "v%s",
	Marks:    []string{"xxHash - Extremely Fast Hash algorithm", "xxHash - Fast Hash algorithm"},
	Files:    []string{"xxhash.h"},
	Versions: []string{`(?s)XXH_VERSION_MAJOR\s+(\d+).{0,60}XXH_VERSION_MINOR\s+(\d+).{0,60}XXH_VERSION_RELEASE\s+(\d+)`},
}
