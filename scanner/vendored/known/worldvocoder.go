package known

var worldvocoder = Component{
	Name:     "world-vocoder",
	Upstream: "github.com/mmorise/World",
	Marks:    []string{"(Masanori Morise)"},
}
