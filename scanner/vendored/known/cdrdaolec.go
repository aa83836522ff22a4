package known

var cdrdaoLEC = Component{
	Name:     "cdrdao",
	Upstream: "github.com/cdrdao/cdrdao",
	Marks:    []string{"cdrdao - write audio CD-Rs", "Andreas Mueller <mueller@daneb.ping.de>", "Andreas Mueller <andreas@daneb.de>"},
}
