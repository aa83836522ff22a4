package known

var runclangtidy = Component{
	Name:     "run-clang-tidy",
	Upstream: "llvm.org",
	Marks:    []string{"run-clang-tidy.py - Parallel clang-tidy runner"},
}
