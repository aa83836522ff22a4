package known

var gaspreprocessor = Component{
	Name:     "gas-preprocessor",
	Upstream: "github.com/FFmpeg/gas-preprocessor",
	Marks:    []string{"subset of the gas preprocessor used by"},
}
