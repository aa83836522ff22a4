package known

var runclangformat = Component{
	Name:     "run-clang-format",
	Upstream: "github.com/Sarcasm/run-clang-format",
	Marks:    []string{"A wrapper script around clang-format, suitable for linting multiple files"},
}
