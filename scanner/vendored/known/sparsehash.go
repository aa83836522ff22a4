package known

var sparsehash = Component{
	Name:     "sparsehash",
	Also:     []string{"google-sparsehash"},
	Upstream: "github.com/sparsehash/sparsehash",
	Marks:    []string{"A sparse hashtable is a particular implementation of", "A dense hashtable is a particular implementation of"},
}
