package known

var pdcurses = Component{
	Name:     "pdcurses",
	Upstream: "github.com/wmcbrine/PDCurses",
	Marks:    []string{"/* PDCurses */", "/* Public Domain Curses */"},
}
