package known

var xzembedded = Component{
	Name:     "xz-embedded",
	Upstream: "github.com/tukaani-project/xz-embedded",
	Marks:    []string{"Lasse Collin <lasse.collin@tukaani.org>"},
}
