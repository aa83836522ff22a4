package known

var libusb = Component{
	Name:     "libusb",
	Upstream: "github.com/libusb/libusb",
	Tag:      "v%s",
	Marks:    []string{"Public libusb header file", "Internal header for libusb", "Core functions for libusb", "I/O functions for libusb", "Daniel Drake <dsd@gentoo.org>"},
}
