package known

var picosdk = Component{
	Name:     "pico-sdk",
	Upstream: "github.com/raspberrypi/pico-sdk",
	Tag:      "%s",
	Marks:    []string{"Raspberry Pi (Trading) Ltd.", "This is a copy of <PICO_SDK_PATH>"},
}
