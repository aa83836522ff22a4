package known

var tftespi = Component{
	Name:     "tft_espi",
	Also:     []string{"tft-espi"},
	Upstream: "github.com/Bodmer/TFT_eSPI",
	Marks:    []string{"Arduino TFT graphics library targeted at ESP8266"},
	Versions: []string{`define[ \t]+TFT_ESPI_VERSION[ \t]+"v?(\d[\w.+-]*)"`},
}
