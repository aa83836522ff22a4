package known

var camelliantt = Component{
	Name:     "camellia-ntt",
	Also:     []string{"camellia"},
	Upstream: "info.isl.ntt.co.jp/crypt/eng/camellia",
	Marks:    []string{"/* camellia.c ver 1.2.0"},
}
