package known

var crunch = Component{
	Name:     "crunch",
	Upstream: "github.com/BinomialLLC/crunch",
	Marks:    []string{"Fast CRN->DXTc texture transcoder header file library"},
}
