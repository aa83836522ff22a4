package known

var rtlsdr = Component{
	Name:     "rtl-sdr",
	Also:     []string{"librtlsdr"},
	Upstream: "gitea.osmocom.org/sdr/rtl-sdr",
	Marks:    []string{"rtl-sdr, turns your Realtek RTL2832 based DVB dongle into a SDR receiver"},
}
