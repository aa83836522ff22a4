package known

var adafruitgfx = Component{
	Name:     "adafruit-gfx",
	Also:     []string{"adafruit-gfx-library", "adafruit_gfx"},
	Upstream: "github.com/adafruit/Adafruit-GFX-Library",
	Marks:    []string{"Part of Adafruit's GFX graphics library", "This is the core graphics library for all our displays", "Font structures for newer Adafruit_GFX", "Adafruit_GFX 5x7 font", "fixed-space bitmap font for Adafruit_GFX"},
}
