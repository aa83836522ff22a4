package known

var fastlz = Component{
	Name:     "fastlz",
	Upstream: "github.com/ariya/FastLZ",
	Tag:      "%s",
	Marks:    []string{"FastLZ - Byte-aligned LZ77 compression library", "FastLZ - lightning-fast lossless compression library"},
	Versions: []string{`FASTLZ_VERSION_STRING[ \t]+"(\d[\d.]*)"`},
}
