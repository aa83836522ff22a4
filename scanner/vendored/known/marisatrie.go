package known

var marisatrie = Component{
	Name:     "marisa-trie",
	Also:     []string{"marisa"},
	Upstream: "github.com/s-yata/marisa-trie",
	Marks:    []string{"MARISA_H_", "MARISA_BASE_H_", "MARISA_TRIE_H_"},
}
