package known

var blake256aumasson = Component{
	Name:     "blake256-aumasson",
	Also:     []string{"blake256"},
	Upstream: "131002.net/blake",
	Marks:    []string{"BLAKE reference C implementation"},
}
