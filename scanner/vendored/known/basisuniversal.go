package known

var basisuniversal = Component{
	Name:     "basis-universal",
	Also:     []string{"basisu", "basis_universal"},
	Upstream: "github.com/BinomialLLC/basis_universal",
	Tag:      "v%s",
	Marks:    []string{"// basisu_transcoder.cpp\n", "// basisu_transcoder.h\n", "// basisu_enc.h\n"},
}
