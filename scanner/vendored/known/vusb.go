package known

var vusb = Component{
	Name:     "v-usb",
	Also:     []string{"vusb"},
	Upstream: "www.obdev.at/vusb",
	Marks:    []string{"Project: V-USB, virtual USB port"},
}
