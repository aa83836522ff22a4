package known

var heatshrink = Component{
	Name:     "heatshrink",
	Upstream: "github.com/atomicobject/heatshrink",
	Tag:      "v%s",
	Marks:    []string{"HEATSHRINK_ENCODER_H", "HEATSHRINK_DECODER_H"},
}
