package known

var elfhacks = Component{
	Name:     "elfhacks",
	Upstream: "github.com/nullkey/elfhacks",
	Marks:    []string{"brief elfhacks"},
}
