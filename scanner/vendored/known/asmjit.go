package known

var asmjit = Component{
	Name:     "asmjit",
	Upstream: "github.com/asmjit/asmjit",
	Marks:    []string{"This file is part of AsmJit project"},
}
