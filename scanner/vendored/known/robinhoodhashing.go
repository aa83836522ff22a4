package known

var robinhoodhashing = Component{
	Name:     "robin-hood-hashing",
	Upstream: "github.com/martinus/robin-hood-hashing",
	Tag:      "%s",
	Marks:    []string{"Fast & memory efficient hashtable based on robin hood hashing"},
	Versions: []string{`(?s)ROBIN_HOOD_VERSION_MAJOR (\d+).{0,60}ROBIN_HOOD_VERSION_MINOR (\d+).{0,60}ROBIN_HOOD_VERSION_PATCH (\d+)`, `version (\d+\.\d+\.\d+)`},
}
