package known

var nallocfuzz = Component{
	Name:     "nallocfuzz",
	Also:     []string{"nalloc"},
	Upstream: "github.com/catenacyber/nallocfuzz",
	Marks:    []string{"2025 Catena cyber"},
}
