package known

var kconfig = Component{
	Name:     "kconfig",
	Upstream: "www.kernel.org",
	Marks:    []string{"Roman Zippel <zippel@linux-m68k.org>"},
}
