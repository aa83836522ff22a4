package known

var termbox = Component{
	Name:     "termbox",
	Also:     []string{"termbox2"},
	Upstream: "github.com/termbox/termbox2",
	Marks:    []string{"nsf <no.smile.face@gmail.com>"},
	Versions: []string{`define[ \t]+TB_VERSION_STR[ \t]+"v?(\d[\w.+-]*)"`},
}
