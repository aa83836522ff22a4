package known

var mruby = Component{
	Name:     "mruby",
	Upstream: "github.com/mruby/mruby",
	Tag:      "%s",
	Marks:    []string{"mruby - An embeddable Ruby implementation", "See Copyright Notice in mruby.h"},
	Files:    []string{"version.h"},
	Versions: []string{`(?s)define[ \t]+MRUBY_RELEASE_MAJOR[ \t]+(\d+)\b.{0,200}?define[ \t]+MRUBY_RELEASE_MINOR[ \t]+(\d+)\b.{0,200}?define[ \t]+MRUBY_RELEASE_TEENY[ \t]+(\d+)\b`},
}
