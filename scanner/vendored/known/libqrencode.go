package known

var libqrencode = Component{
	Name:     "libqrencode",
	Also:     []string{"qrencode"},
	Upstream: "github.com/fukuchi/libqrencode",
	Marks:    []string{"qrencode - QR Code encoder"},
}
