package known

var tinydtls = Component{
	Name:     "tinydtls",
	Upstream: "github.com/eclipse/tinydtls",
	Marks:    []string{"tinydtls -- a very basic DTLS implementation"},
}
