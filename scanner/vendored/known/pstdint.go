package known

var pstdint = Component{
	Name:     "pstdint",
	Also:     []string{"portable-stdint"},
	Upstream: "www.azillionmonkeys.com/qed/pstdint.h",
	Marks:    []string{"A portable stdint.h"},
	Versions: []string{`Version:? (0\.\d+(?:\.\d+)*)`},
}
