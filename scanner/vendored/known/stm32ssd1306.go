package known

var stm32ssd1306 = Component{
	Name:     "stm32-ssd1306",
	Also:     []string{"ssd1306"},
	Upstream: "github.com/afiskon/stm32-ssd1306",
	Marks:    []string{"This Library was originally written by Olivier Van den Eede (4ilo)"},
}
