package known

var cifra = Component{
	Name:     "cifra",
	Upstream: "github.com/ctz/cifra",
	Marks:    []string{"cifra - embedded cryptography library"},
}
