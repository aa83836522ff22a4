package known

var u8g2 = Component{
	Name:     "u8g2",
	Also:     []string{"u8glib"},
	Upstream: "github.com/olikraus/u8g2",
	Tag:      "%s",
	Marks:    []string{"Universal 8bit Graphics Library"},
}
