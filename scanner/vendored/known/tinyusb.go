package known

var tinyusb = Component{
	Name:     "tinyusb",
	Upstream: "github.com/hathach/tinyusb",
	Tag:      "%s",
	Marks:    []string{"This file is part of the TinyUSB stack", "Ha Thach (tinyusb.org)"},
}
