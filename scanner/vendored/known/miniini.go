package known

var miniini = Component{
	Name:     "mini-ini",
	Also:     []string{"mINI"},
	Upstream: "github.com/metayeti/mINI",
	Tag:      "%s",
	Marks:    []string{"/mINI/ v"},
	Versions: []string{`/mINI/ v(\d[\d.]*)`},
}
