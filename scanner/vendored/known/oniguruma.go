package known

var oniguruma = Component{
	Name:     "oniguruma",
	Also:     []string{"onig"},
	Upstream: "github.com/kkos/oniguruma",
	Tag:      "v%s",
	Marks:    []string{"oniguruma.h - Oniguruma (regular expression library)", "regint.h -  Oniguruma (regular expression library)"},
	Versions: []string{`(?s)ONIGURUMA_VERSION_MAJOR[ \t]+(\d+).{0,60}ONIGURUMA_VERSION_MINOR[ \t]+(\d+).{0,60}ONIGURUMA_VERSION_TEENY[ \t]+(\d+)`},
}
