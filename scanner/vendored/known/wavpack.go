package known

var wavpack = Component{
	Name:     "wavpack",
	Upstream: "github.com/dbry/WavPack",
	Marks:    []string{"**** WAVPACK ****"},
}
