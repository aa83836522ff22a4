package known

var bluez = Component{
	Name:     "bluez",
	Upstream: "github.com/bluez/bluez",
	Tag:      "%s",
	Marks:    []string{"BlueZ - Bluetooth protocol stack for Linux"},
}
