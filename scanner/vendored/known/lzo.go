package known

var lzo = Component{
	Name:     "lzo",
	Also:     []string{"lzo2", "liblzo2", "liblzo"},
	Upstream: "www.oberhumer.com/opensource/lzo",
	Marks:    []string{"part of the LZO real-time data compression library"},
	Files:    []string{"lzoconf.h"},
	Versions: []string{`define[ \t]+LZO_VERSION_STRING[ \t]+"v?(\d[\w.+-]*)"`},
}
