package known

var unicodesupport = Component{
	Name:     "unicode-support",
	Also:     []string{"lamexp-unicode-support", "unicode_support"},
	Upstream: "muldersoft.com",
	Marks:    []string{"LoRd_MuldeR <mulder2@gmx.de>"},
}
