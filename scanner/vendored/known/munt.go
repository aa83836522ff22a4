package known

var munt = Component{
	Name:     "munt",
	Also:     []string{"mt32emu"},
	Upstream: "github.com/munt/munt",
	Marks:    []string{"Dean Beeler, Jerome Fisher"},
}
