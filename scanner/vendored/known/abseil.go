package known

var abseil = Component{
	Name:     "abseil",
	Also:     []string{"absl", "abseil-cpp"},
	Upstream: "github.com/abseil/abseil-cpp",
	Marks:    []string{"The Abseil Authors"},
}
