package known

var qrcodegen = Component{
	Name:     "qrcodegen",
	Also:     []string{"qr-code-generator"},
	Upstream: "github.com/nayuki/QR-Code-generator",
	Tag:      "v%s",
	Marks:    []string{"QR Code generator library (C)", "QR Code generator library (C++)"},
}
