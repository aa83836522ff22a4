package known

var fp16 = Component{
	Name:     "fp16",
	Upstream: "github.com/Maratyszcza/FP16",
	Marks:    []string{"FP16_FP16_H", "FP16_BITCASTS_H"},
}
