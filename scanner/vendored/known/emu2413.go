package known

var emu2413 = Component{
	Name:     "emu2413",
	Upstream: "github.com/digital-sound-antiques/emu2413",
	Marks:    []string{"emu2413.c -- "},
}
