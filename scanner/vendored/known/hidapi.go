package known

var hidapi = Component{
	Name:     "hidapi",
	Upstream: "github.com/libusb/hidapi",
	Tag:      "hidapi-%s",
	Marks:    []string{"HIDAPI - Multi-Platform library for"},
	Files:    []string{"hidapi.h"},
	Versions: []string{`(?s)define[ \t]+HID_API_VERSION_MAJOR[ \t]+(\d+)\b.{0,200}?define[ \t]+HID_API_VERSION_MINOR[ \t]+(\d+)\b.{0,200}?define[ \t]+HID_API_VERSION_PATCH[ \t]+(\d+)\b`},
}
