package known

var worldvocoder = Component{
	Name:     "world-vocoder",
	Also:     []string{"world"},
	Upstream: "github.com/mmorise/World",
	Marks:    []string{"(Masanori Morise)"},
}
