package known

var lzfse = Component{
	Name:     "lzfse",
	Upstream: "github.com/lzfse/lzfse",
	Marks:    []string{"LZFSE_H", "LZFSE_INTERNAL_H"},
}
