package known

var llvm = Component{
	Name:     "llvm",
	Also:     []string{"llvm-project", "clang", "compiler-rt", "libcxx"},
	Upstream: "github.com/llvm/llvm-project",
	Tag:      "llvmorg-%s",
	Marks:    []string{"Part of the LLVM Project, under the Apache License", "The LLVM Compiler Infrastructure"},
}
