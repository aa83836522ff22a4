package known

var tomlc99 = Component{
	Name:     "tomlc99",
	Upstream: "github.com/cktan/tomlc99",
	Marks:    []string{"Copyright (c) CK Tan"},
}
