package known

var soloud = Component{
	Name:     "soloud",
	Upstream: "github.com/jarikomppa/soloud",
	Marks:    []string{"SoLoud audio engine\nCopyright"},
}
