package known

var fastled = Component{
	Name:     "fastled",
	Upstream: "github.com/FastLED/FastLED",
	Tag:      "%s",
	Marks:    []string{"__INC_FASTSPI_LED2_H"},
}
