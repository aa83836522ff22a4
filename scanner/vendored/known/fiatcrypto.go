package known

var fiatcrypto = Component{
	Name:     "fiat-crypto",
	Upstream: "github.com/mit-plv/fiat-crypto",
	Marks:    []string{"src/ExtractionOCaml/"},
}
